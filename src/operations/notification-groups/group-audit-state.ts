import type { AuditState } from '../../domain/audit-entry.ts';
import type { NotificationGroup } from '../../domain/notification-group.ts';

/** What the audit log keeps of a group. Of an address only its host: the rest lets whoever has it send messages. */
export function groupAuditState(group: NotificationGroup): AuditState {
  const { name, activeHours, mute, digest, topics, siteIds } = group;
  const notifiables = group.notifiables.map(({ id, channel, secretSealed }) =>
    channel === 'email'
      ? { channel, id }
      : { channel, host: new URL(id).host, ...(secretSealed !== undefined && { hasSecret: true }) },
  );
  return { name, activeHours, mute, digest, topics, siteIds, notifiables };
}
