import type { NotificationGroup, NotificationTopic } from '../../domain/notification-group.ts';
import type { Announcement } from '../../domain/notification.ts';
import type { Connection } from '../../store/database.ts';
import { listAllNotificationGroups } from '../../store/queries/notification-group-queries.ts';
import { findScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { NewDelivery } from '../../store/queries/notification-outbox-queries.ts';
import { holdOf } from './hold-of.ts';

export type Recipient = Omit<NewDelivery, 'id'>;

/** These concern the network, not one run of a schedule: every group that wants them is told. */
const ofEverybody: ReadonlySet<NotificationTopic> = new Set(['known_exploited', 'feed_alarm']);

/**
 * Who is told, each once. Of a scan by a schedule the group that it names or else the users it names; of what belongs to
 * no schedule every group that wants to hear of it. Held back as the group's hours and its digest say.
 */
export async function recipientsOf(
  connection: Connection,
  organizationId: string,
  announcement: Pick<Announcement, 'topics' | 'siteIds' | 'unlessAbout' | 'scheduleId'>,
  now: Date,
): Promise<Recipient[]> {
  const { topics, siteIds, unlessAbout, scheduleId } = announcement;
  const schedule =
    scheduleId === null ? undefined : await findScanSchedule(connection, organizationId, scheduleId);
  const named = schedule?.terms.notificationGroup ?? null;
  const told: Recipient[] = [];
  for (const group of await listAllNotificationGroups(connection, organizationId)) {
    // Whom a schedule named went with it, and the others it did not mean.
    const isNamed = scheduleId === null || isNamedBy(group, named);
    const wanted = topics.filter(
      (topic) => group.topics.includes(topic) && (isNamed || ofEverybody.has(topic)),
    );
    const isMeant = isAbout(group, siteIds) && !(unlessAbout && isAbout(group, unlessAbout));
    if (wanted.length > 0 && isMeant) told.push(...ofGroup(group, wanted, now));
  }
  if (schedule !== undefined && named === null && topics.length > 0)
    told.push(...schedule.terms.notify.map(ofUser));
  return onceEach(told);
}

function isNamedBy(group: NotificationGroup, named: string | null): boolean {
  return named !== null && (group.name === named || group.id === named.toLowerCase());
}

/** A group for certain sites is told of nothing that is about others too: its report would tell of them. */
function isAbout(group: NotificationGroup, siteIds: readonly string[]): boolean {
  return group.siteIds.length === 0 || siteIds.every((siteId) => group.siteIds.includes(siteId));
}

function ofGroup(group: NotificationGroup, topics: readonly NotificationTopic[], now: Date): Recipient[] {
  const hold = holdOf(group, topics, now);
  if (hold === undefined) return [];
  return group.notifiables.map(({ id, channel }) => ({
    groupId: group.id,
    channel,
    recipient: id,
    ...hold,
  }));
}

function ofUser(userId: string): Recipient {
  return { groupId: null, channel: 'email', recipient: userId, heldUntil: null, digest: null };
}

/** Whoever is named more than once is told when the first would be, in one order that every transaction keeps. */
function onceEach(all: readonly Recipient[]): Recipient[] {
  const kept = new Map<string, Recipient>();
  for (const one of all) {
    const key = `${one.channel} ${one.recipient}`;
    const before = kept.get(key);
    if (before === undefined || instantOf(one) < instantOf(before)) kept.set(key, one);
  }
  return [...kept.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, recipient]) => recipient);
}

function instantOf({ heldUntil }: Recipient): number {
  return heldUntil?.getTime() ?? 0;
}
