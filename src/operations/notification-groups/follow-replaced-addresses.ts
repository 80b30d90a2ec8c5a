import type { Notifiable, NotificationGroup } from '../../domain/notification-group.ts';
import type { Connection } from '../../store/database.ts';
import { moveHeldDeliveries } from '../../store/queries/notification-outbox-queries.ts';

/**
 * Where one address of a channel took the place of one other, it gets what was held back for that. What becomes of several is
 * said by nobody: what was held back for those that are gone is told to nobody.
 */
export async function followReplacedAddresses(
  connection: Connection,
  organizationId: string,
  before: NotificationGroup,
  after: Pick<NotificationGroup, 'notifiables'>,
): Promise<void> {
  const gone = Map.groupBy(missingIn(after.notifiables, before.notifiables), ({ channel }) => channel);
  const come = Map.groupBy(missingIn(before.notifiables, after.notifiables), ({ channel }) => channel);
  for (const [channel, [from, ...others]] of gone) {
    const [to, ...more] = come.get(channel) ?? [];
    if (from === undefined || to === undefined || others.length + more.length > 0) continue;
    const move = { groupId: before.id, channel, from: from.id, to: to.id };
    await moveHeldDeliveries(connection, organizationId, move);
  }
}

function missingIn(all: readonly Notifiable[], some: readonly Notifiable[]): Notifiable[] {
  return some.filter(({ id, channel }) => !all.some((one) => one.channel === channel && one.id === id));
}
