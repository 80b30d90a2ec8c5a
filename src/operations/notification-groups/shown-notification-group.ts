import type { Actor } from '../../domain/actor.ts';
import type { Notifiable, NotificationGroup } from '../../domain/notification-group.ts';
import { holdsPermission } from '../../domain/permission.ts';
import { maskedAddress } from './masked-address.ts';

/** A group as it is shown: that a recipient has a secret, never the secret. */
export type ShownNotificationGroup = Omit<NotificationGroup, 'notifiables'> & {
  readonly notifiables: readonly (Pick<Notifiable, 'id' | 'channel'> & { readonly hasSecret?: true })[];
  /** Ids of schedules that name it and scan other sites too, so that nobody is told of their scans. */
  readonly tooNarrowFor: readonly string[];
};

/** The group as the actor may see it: addresses in full are for those who may change them. */
export function shownNotificationGroup(
  actor: Actor,
  group: NotificationGroup,
  tooNarrowFor: readonly string[],
): ShownNotificationGroup {
  const isFull = holdsPermission(actor.scopes, 'org:update');
  const notifiables = group.notifiables.map(({ id, channel, secretSealed }) => ({
    id: channel === 'email' || isFull ? id : maskedAddress(id),
    channel,
    ...(secretSealed !== undefined && { hasSecret: true as const }),
  }));
  return { ...group, notifiables, tooNarrowFor };
}
