import type { AskedVersion } from '../../versions/asked-version.ts';
import type { ProductMatch } from '../../domain/affected-statement.ts';
import { any } from '../../domain/cpe-value.ts';
import { compiledRangeOf } from '../../versions/is-in-range.ts';
import type { VersionScheme } from '../../versions/version-scheme.ts';

/** Whether the match of that number, which names no version of its own, could fit the version that was asked for. */
export type BoundScreen = (match: number) => boolean;

/** Between which places (see `VersionScheme.place`) each match lies; NaN where it was not asked about yet. */
interface Intervals {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/**
 * Screens by the places of bounds: two comparisons of numbers in the place of unpacking a match and ordering lists.
 * Only who lies at the very place of a bound is compared in full.
 */
export function createBoundScreen(
  count: number,
  matchAt: (number: number) => ProductMatch,
): (asked: AskedVersion) => BoundScreen {
  const ofScheme = new Map<VersionScheme, Intervals>();

  function intervalsOf(scheme: VersionScheme): Intervals {
    let known = ofScheme.get(scheme);
    if (known === undefined) {
      known = { from: new Float64Array(count).fill(NaN), to: new Float64Array(count).fill(NaN) };
      ofScheme.set(scheme, known);
    }
    return known;
  }

  return (asked) => {
    const { scheme, parsed } = asked;
    if (parsed === undefined) return always;
    const place = scheme.place(parsed);
    const { from, to } = intervalsOf(scheme);
    return (match) => {
      if (place < (from[match] ?? NaN) || place > (to[match] ?? NaN)) return false;
      if (place > (from[match] ?? NaN) && place < (to[match] ?? NaN)) return true;
      const { version, range } = matchAt(match);
      const bounds = version !== any || range === undefined ? undefined : compiledRangeOf(scheme, range);
      from[match] = bounds?.from ?? -Infinity;
      to[match] = bounds?.to ?? Infinity;
      return bounds === undefined || bounds.contains(parsed) !== false;
    };
  };
}

const always: BoundScreen = () => true;
