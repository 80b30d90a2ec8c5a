import { maySeeSite, type Actor } from '../../domain/actor.ts';
import type { NotificationGroup } from '../../domain/notification-group.ts';

/** Whether the actor sees all that the group is about: without sites it is about every site there is. */
export function maySeeGroup(actor: Actor, { siteIds }: Pick<NotificationGroup, 'siteIds'>): boolean {
  if (actor.siteIds === null) return true;
  return siteIds.length > 0 && siteIds.every((siteId) => maySeeSite(actor, siteId));
}
