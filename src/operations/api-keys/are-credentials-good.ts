import { isUsableApiKey } from '../../domain/api-key.ts';
import { findApiKey } from '../../store/queries/api-key-queries.ts';
import type { OperationContext } from '../operation-context.ts';

/** Whether whoever asked would still be let in: for answers that last. */
export async function areCredentialsGood({
  actor,
  clock,
  organizationId,
  store,
}: Pick<OperationContext, 'actor' | 'clock' | 'organizationId' | 'store'>): Promise<boolean> {
  const now = clock.now();
  if (actor.expiresAt !== undefined && Date.parse(actor.expiresAt) <= now.getTime()) return false;
  if (actor.kind !== 'apiKey') return true;
  const stored = await findApiKey(store.db, organizationId, actor.id);
  return stored !== undefined && isUsableApiKey(stored.apiKey, now);
}
