import type { BlackoutWindow, WeeklyBlackout } from '../domain/blackout-window.ts';
import { instantOfWallClock } from './instant-of-wall-clock.ts';
import { localDayOf } from './local-day.ts';
import { minutesOfDay } from './next-weekly-occurrence.ts';

const dayMs = 86_400_000;
/** Windows in a row that are followed before the search ends: more than a year of nightly ones. */
const mostWindows = 500;

/** Until when `instant` is kept free, and by which window: the last of those that follow each other without a gap. */
export interface BlackoutEnd {
  readonly endsAt: Date;
  /** Name of the window in which `instant` lies. */
  readonly name: string;
}

/** Whether one of the windows is open at `instant`, and when the last that adjoins it closes. */
export function blackoutEnd(windows: readonly BlackoutWindow[], instant: Date): BlackoutEnd | undefined {
  let at = instant.getTime();
  let name: string | undefined;
  for (let followed = 0; followed < mostWindows; followed += 1) {
    const open = windows
      .map((window) => ({ window, end: openingAt(window, at)?.end }))
      .filter((one): one is { window: BlackoutWindow; end: number } => one.end !== undefined)
      .toSorted((a, b) => b.end - a.end)[0];
    if (open === undefined) break;
    name ??= open.window.name;
    at = open.end;
  }
  return name === undefined ? undefined : { endsAt: new Date(at), name };
}

/**
 * Since when a window that is open at `instant` has been so, its own earlier openings that it follows without a gap included;
 * undefined where it is closed.
 */
export function openSince(window: BlackoutWindow, instant: Date): Date | undefined {
  let since: number | undefined;
  for (let followed = 0; followed < mostWindows; followed += 1) {
    const opening = openingAt(window, since === undefined ? instant.getTime() : since - 1);
    if (opening === undefined) break;
    since = opening.start;
  }
  return since === undefined ? undefined : new Date(since);
}

interface Opening {
  readonly start: number;
  /** Is free again. */
  readonly end: number;
}

/** The opening of a window in which an instant lies, in milliseconds. */
function openingAt({ weekly, single }: BlackoutWindow, instant: number): Opening | undefined {
  const openings =
    single !== null
      ? [{ start: Date.parse(single.startsAt), end: Date.parse(single.endsAt) }]
      : weekly !== null
        ? openingsAround(weekly, instant)
        : [];
  return openings.find(({ start, end }) => start <= instant && instant < end);
}

/** Those that begin on the day of an instant, where the window is, and on the day before. */
function openingsAround(
  { timezone, daysOfWeek, startTime, endTime }: WeeklyBlackout,
  instant: number,
): readonly Opening[] {
  const [from, to] = [minutesOfDay(startTime), minutesOfDay(endTime)];
  const today = localDayOf(timezone, instant);
  return [today - dayMs, today]
    .filter((day) => daysOfWeek.includes(new Date(day).getUTCDay()))
    .map((day) => ({
      start: instantOfWallClock(timezone, day + from * 60_000),
      end: instantOfWallClock(timezone, day + (to > from ? 0 : dayMs) + to * 60_000),
    }));
}
