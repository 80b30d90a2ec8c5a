import { pruneDeliveries } from '../../store/queries/notification-outbox-queries.ts';
import type { InstallationContext } from '../operation-context.ts';

const dayMs = 86_400_000;

/** Forgets what was finished more than `days` ago; gives how many deliveries that were. */
export async function forgetOldDeliveries(
  { store, clock }: Omit<InstallationContext, 'newId'>,
  days: number,
): Promise<number> {
  return pruneDeliveries(store.db, new Date(clock.now().getTime() - days * dayMs));
}
