import { localDayOf } from './local-day.ts';

const dayMs = 86_400_000;

/**
 * The day from which weeks and months are counted: that for which the first run was meant, although a gap at midnight may have
 * moved it to the first instant of the next. `instantOn` gives when a run of a day begins.
 */
export function anchorDayOf(timezone: string, anchor: Date, instantOn: (day: number) => number): number {
  const today = localDayOf(timezone, anchor.getTime());
  const isMoved = instantOn(today) !== anchor.getTime() && instantOn(today - dayMs) === anchor.getTime();
  return isMoved ? today - dayMs : today;
}
