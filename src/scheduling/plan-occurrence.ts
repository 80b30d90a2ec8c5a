import type { BlackoutWindow } from '../domain/blackout-window.ts';
import type { OccurrenceReason } from '../domain/schedule-occurrence.ts';
import type { ScheduleTiming } from '../domain/schedule-timing.ts';
import { blackoutEnd } from './blackout-end.ts';
import { instantOfWallClock } from './instant-of-wall-clock.ts';
import { localDayOf } from './local-day.ts';
import { minutesOfDay, type WeeklyRecurrence } from './next-weekly-occurrence.ts';

/** What happens to a run that is due. */
export type OccurrencePlan =
  | { readonly outcome: 'ran'; readonly reason: OccurrenceReason }
  | { readonly outcome: 'skipped'; readonly reason: OccurrenceReason; readonly blackoutWindow?: string }
  | {
      readonly outcome: 'deferred';
      readonly reason: OccurrenceReason;
      readonly until: Date;
      readonly blackoutWindow?: string;
    };

export interface DueOccurrence {
  readonly terms: WeeklyRecurrence;
  readonly timing: ScheduleTiming;
  /** When it was due by the recurrence, however often it was put off since. */
  readonly dueAt: Date;
  /** Why it was put off the last time; undefined: it never was. */
  readonly putOffFor: OccurrenceReason | undefined;
  /** When the schedule is due next, whatever becomes of this run. */
  readonly regularAt: Date;
  readonly now: Date;
  readonly siteCount: number;
  readonly isRunning: boolean;
  /** Whether nobody answers at one of its sites, and the schedule does not ignore that. */
  readonly waitsForSite: boolean;
  /** Those that are about one of its sites. */
  readonly blackouts: readonly BlackoutWindow[];
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A run that begins within this time of its due time is on time: the clock looks every few seconds. */
const graceMs = 15 * 60_000;
/** The last chance before the next regular run: a look at very many sites that are dark takes minutes. */
const lastChanceMs = 15 * 60_000;

/** Decides whether a due run begins now, later or not at all, and why. */
export function planOccurrence(due: DueOccurrence): OccurrencePlan {
  const { timing, dueAt, now, blackouts } = due;
  const lastChance = dueAt.getTime() + timing.missedRunWindowHours * hourMs;
  // What was put off to the very last moment is looked at some seconds after it.
  if (now.getTime() > lastChance + (due.putOffFor === undefined ? 0 : graceMs))
    return { outcome: 'skipped', reason: 'missed' };
  if (due.siteCount === 0) return { outcome: 'skipped', reason: 'without_sites' };
  if (due.isRunning) return { outcome: 'skipped', reason: 'already_running' };
  const isLate = now.getTime() - dueAt.getTime() > graceMs;
  // Waiting for a site was not for the schedule's sake: it goes on whatever the time of day is by then.
  if (isLate && due.putOffFor !== 'site_offline' && !isWindowTime(due)) {
    if (timing.missedRuns === 'skip') return { outcome: 'skipped', reason: 'missed' };
    if (timing.missedRuns === 'next_window')
      return deferUntil(nextWindow(due), lastChance, 'waits_for_window');
  }
  const blackout = blackoutEnd(blackouts, now);
  if (blackout === undefined) return runOrWait(due, lastChance, isLate);
  if (timing.missedRuns === 'skip') {
    return { outcome: 'skipped', reason: 'blackout', blackoutWindow: blackout.name };
  }
  const until = timing.missedRuns === 'once' ? blackout.endsAt : nextWindow(due, blackout.endsAt);
  return deferUntil(until, lastChance, 'blackout', blackout.name);
}

/** A run waits for a site as long as it may, looking ever more seldom, and then begins without it. */
function runOrWait(due: DueOccurrence, lastChance: number, isLate: boolean): OccurrencePlan {
  if (!due.waitsForSite) return { outcome: 'ran', reason: isLate ? 'late' : 'on_time' };
  const [now, dueAt] = [due.now.getTime(), due.dueAt.getTime()];
  // The next regular run must not take the place of this one, or a site that is off for good would keep all away.
  const end = Math.min(lastChance, due.regularAt.getTime() - lastChanceMs);
  if (now >= end) return { outcome: 'ran', reason: 'site_offline' };
  const pause = Math.min(60 * minuteMs, Math.max(5 * minuteMs, (now - dueAt) / 4));
  return { outcome: 'deferred', reason: 'site_offline', until: new Date(Math.min(now + pause, end)) };
}

/** What would be tried after its last chance is not put off, but left out at once. */
function deferUntil(
  until: Date,
  lastChance: number,
  reason: OccurrenceReason,
  blackoutWindow?: string,
): OccurrencePlan {
  const named = blackoutWindow === undefined ? {} : { blackoutWindow };
  if (until.getTime() > lastChance) {
    return { outcome: 'skipped', reason: blackoutWindow === undefined ? 'missed' : reason, ...named };
  }
  return { outcome: 'deferred', reason, until, ...named };
}

/** Whether the clock shows the schedule's time of day, whichever day it is. */
function isWindowTime(due: DueOccurrence): boolean {
  const since =
    due.now.getTime() - windowOn(due, localDayOf(due.terms.timezone, due.now.getTime())).getTime();
  return since >= 0 && since <= graceMs;
}

/** The schedule's time of day, at `from` or next after it. */
function nextWindow(due: DueOccurrence, from = due.now): Date {
  let day = localDayOf(due.terms.timezone, from.getTime());
  while (windowOn(due, day) < from) day += dayMs;
  return windowOn(due, day);
}

function windowOn({ terms }: DueOccurrence, day: number): Date {
  return new Date(instantOfWallClock(terms.timezone, day + minutesOfDay(terms.timeOfDay) * 60_000));
}
