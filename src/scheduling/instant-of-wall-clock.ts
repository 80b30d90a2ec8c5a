import { zoneOffsetAt } from './zone-offset.ts';

const dayMs = 86_400_000;

/**
 * The instant (Unix milliseconds) at which a clock in `zone` shows `wallClock`, milliseconds whose UTC fields are
 * the local ones. A time that occurs twice means the first; one that a change of the clocks skips means the first
 * instant after the gap.
 */
export function instantOfWallClock(zone: string, wallClock: number): number {
  const before = zoneOffsetAt(zone, wallClock - dayMs);
  const after = zoneOffsetAt(zone, wallClock + dayMs);
  const candidates = [before, after]
    .filter((offset) => zoneOffsetAt(zone, wallClock - offset) === offset)
    .map((offset) => wallClock - offset);
  return candidates.length > 0 ? Math.min(...candidates) : changeOfOffset(zone, wallClock, before);
}

/** The first whole second around `wallClock` at which the zone's offset is no longer `before`. */
function changeOfOffset(zone: string, wallClock: number, before: number): number {
  let low = (wallClock - dayMs) / 1000;
  let high = (wallClock + dayMs) / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffsetAt(zone, middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}
