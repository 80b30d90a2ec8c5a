import { hasDueDelivery } from '../../store/queries/notification-delivery-queries.ts';
import type { InstallationContext } from '../operation-context.ts';

/** Whether anything waits to be sent now, of any organization. */
export async function isDeliveryDue({ store, clock }: Omit<InstallationContext, 'newId'>): Promise<boolean> {
  return hasDueDelivery(store.db, clock.now());
}
