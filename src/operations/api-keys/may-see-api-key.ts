import { maySeeSite, type Actor } from '../../domain/actor.ts';
import type { ApiKey } from '../../domain/api-key.ts';

/** Whether the actor may see the key: credentials bound to certain sites see only keys for no more than those. */
export function maySeeApiKey(actor: Actor, key: Pick<ApiKey, 'siteIds'>): boolean {
  if (actor.siteIds === null) return true;
  return key.siteIds !== null && key.siteIds.every((siteId) => maySeeSite(actor, siteId));
}
