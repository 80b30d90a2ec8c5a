import type { ActiveHours, NotificationGroup } from '../domain/notification-group.ts';
import { instantOfWallClock } from './instant-of-wall-clock.ts';
import { wallClockAt } from './zone-offset.ts';

const dayMs = 86_400_000;

/**
 * Until when messages of a group are held back at `now`: null where they are not, `never` where no hour of a week
 * would let them out.
 */
export function quietUntil(
  { mute, activeHours }: Pick<NotificationGroup, 'mute' | 'activeHours'>,
  now: Date,
): Date | null | 'never' {
  if (mute === 'never') return null;
  if (mute === 'always') return 'never';
  // Without hours a group is always active.
  if (activeHours === null) return mute === 'schedule-active' ? 'never' : null;
  const isQuiet = (instant: number): boolean =>
    isActive(activeHours, instant) === (mute === 'schedule-active');
  if (!isQuiet(now.getTime())) return null;
  const end = edgesAfter(activeHours, now.getTime()).find((instant) => !isQuiet(instant));
  return end === undefined ? 'never' : new Date(end);
}

function isActive({ timezone, windows }: ActiveHours, instant: number): boolean {
  const wall = wallClockAt(timezone, instant);
  const day = new Date(wall).getUTCDay();
  const minutes = Math.floor((wall % dayMs) / 60_000);
  return windows.some(
    ({ dayOfWeek, from, until }) =>
      dayOfWeek === day && minutesOf(from) <= minutes && minutes < minutesOf(until),
  );
}

/** When windows begin and end in the week that follows, and a day more, in order. */
function edgesAfter({ timezone, windows }: ActiveHours, now: number): number[] {
  const today = Math.floor(wallClockAt(timezone, now) / dayMs) * dayMs;
  const walls = new Set<number>();
  for (let midnight = today; midnight <= today + 8 * dayMs; midnight += dayMs) {
    const day = new Date(midnight).getUTCDay();
    for (const { dayOfWeek, from, until } of windows) {
      if (dayOfWeek !== day) continue;
      walls.add(midnight + minutesOf(from) * 60_000).add(midnight + minutesOf(until) * 60_000);
    }
  }
  const instants = Array.from(walls, (wall) => instantOfWallClock(timezone, wall));
  return instants.filter((instant) => instant > now).sort((a, b) => a - b);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
