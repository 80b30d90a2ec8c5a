import type { Actor } from '../../domain/actor.ts';
import type { NotificationGroup } from '../../domain/notification-group.ts';
import { holdsPermission } from '../../domain/permission.ts';
import { maskedAddress } from './masked-address.ts';

/** The group as the actor may see it: addresses in full are for those who may change them. */
export function shownNotificationGroup(actor: Actor, group: NotificationGroup): NotificationGroup {
  if (holdsPermission(actor.scopes, 'org:update')) return group;
  const notifiables = group.notifiables.map(({ id, channel }) => ({
    id: channel === 'email' ? id : maskedAddress(id),
    channel,
  }));
  return { ...group, notifiables };
}
