import type { NotificationDigest } from '../domain/notification-group.ts';
import { nextWeeklyOccurrence } from './next-weekly-occurrence.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** When a digest that gathers what happens at `now` is due: later than `now`, by the clocks of its zone. */
export function digestDue(digest: Omit<NotificationDigest, 'atOnce'>, now: Date): Date {
  const { at: timeOfDay, timezone } = digest;
  const days = digest.dayOfWeek === null ? everyDay : [digest.dayOfWeek];
  const instants = days.map((dayOfWeek) =>
    nextWeeklyOccurrence({ dayOfWeek, timeOfDay, timezone, everyNWeeks: 1 }, now).getTime(),
  );
  return new Date(Math.min(...instants));
}
