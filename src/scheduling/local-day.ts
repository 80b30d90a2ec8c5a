import { wallClockAt } from './zone-offset.ts';

const dayMs = 86_400_000;

/** The local day of `instant` in a zone, as milliseconds whose UTC fields are the local ones at midnight. */
export function localDayOf(zone: string, instant: number): number {
  return Math.floor(wallClockAt(zone, instant) / dayMs) * dayMs;
}
