import type { BlackoutWindow } from '../domain/blackout-window.ts';
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
      .map((window) => ({ window, end: closingTime(window, at) }))
      .filter((one): one is { window: BlackoutWindow; end: number } => one.end !== undefined)
      .toSorted((a, b) => b.end - a.end)[0];
    if (open === undefined) break;
    name ??= open.window.name;
    at = open.end;
  }
  return name === undefined ? undefined : { endsAt: new Date(at), name };
}

/** When a window that is open at `instant` closes. The closing time itself is free again. */
function closingTime({ weekly, single }: BlackoutWindow, instant: number): number | undefined {
  if (single !== null) {
    const [start, end] = [Date.parse(single.startsAt), Date.parse(single.endsAt)];
    return start <= instant && instant < end ? end : undefined;
  }
  if (weekly === null) return undefined;
  const { timezone, daysOfWeek } = weekly;
  const [from, to] = [minutesOfDay(weekly.startTime), minutesOfDay(weekly.endTime)];
  const today = localDayOf(timezone, instant);
  for (const day of [today - dayMs, today]) {
    if (!daysOfWeek.includes(new Date(day).getUTCDay())) continue;
    const start = instantOfWallClock(timezone, day + from * 60_000);
    const end = instantOfWallClock(timezone, day + (to > from ? 0 : dayMs) + to * 60_000);
    if (start <= instant && instant < end) return end;
  }
  return undefined;
}
