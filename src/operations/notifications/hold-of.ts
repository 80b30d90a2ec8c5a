import type { NotificationGroup, NotificationTopic } from '../../domain/notification-group.ts';
import { digestDue } from '../../scheduling/digest-due.ts';
import { quietUntil } from '../../scheduling/quiet-until.ts';
import type { NewDelivery } from '../../store/queries/notification-outbox-queries.ts';

/**
 * Until when a group is not told what belongs to `topics` (those it wants), and whether its digest gathers it: quiet
 * hours hold back what is told at once, and a digest that is due within them. Undefined where it is never told.
 */
export function holdOf(
  group: Pick<NotificationGroup, 'mute' | 'activeHours' | 'digest'>,
  topics: readonly NotificationTopic[],
  now: Date,
): Pick<NewDelivery, 'heldUntil' | 'digest'> | undefined {
  const { digest } = group;
  const gathering = topics.some((topic) => digest?.atOnce.includes(topic)) ? null : digest;
  const due = gathering === null ? null : digestDue(gathering, now);
  const quiet = quietUntil(group, due ?? now);
  if (quiet === 'never') return undefined;
  return { heldUntil: quiet ?? due, digest: gathering?.every ?? null };
}
