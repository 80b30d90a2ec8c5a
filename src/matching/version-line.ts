import type { VersionRange } from '../domain/version-scheme.ts';
import type { VersionScheme } from '../versions/version-scheme.ts';

/**
 * All bounds of a product in order, as places on a line: bound number i stands at 2i + 1, what lies between
 * two bounds at the even place between them. An interval of versions becomes one of places.
 */
export interface VersionLine {
  /** Below every interval but `everywhere` for a version that the scheme cannot order. */
  placeOf(version: string): number;
  intervalOf(range: VersionRange): { readonly from: number; readonly to: number };
}

const unordered = -2;
const beforeAll = -1;
const behindAll = 0x3fffffff;

/** The interval of all places, those of versions that cannot be ordered included. */
export const everywhere = { from: unordered, to: behindAll } as const;

/** Builds the line from ranges whose bounds the scheme can read. */
export function createVersionLine(scheme: VersionScheme, ranges: readonly VersionRange[]): VersionLine {
  const texts = new Set(ranges.flatMap((range) => Object.values(range) as string[]));
  const parsed = [...texts].map((text) => scheme.parse(text)).filter((version) => version !== undefined);
  parsed.sort((a, b) => scheme.compare(a, b));
  const bounds = parsed.filter((version, index) => {
    const before = parsed[index - 1];
    return before === undefined || scheme.compare(before, version) !== 0;
  });

  function placeOf(version: string): number {
    const wanted = scheme.parse(version);
    if (wanted === undefined) return unordered;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = scheme.compare(bounds[middle], wanted);
      if (order === 0) return 2 * middle + 1;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }

  const places = new Map([...texts].map((text) => [text, placeOf(text)]));
  const boundAt = (text: string) => places.get(text) ?? placeOf(text);

  return {
    placeOf,
    intervalOf({ startIncluding, startExcluding, endIncluding, endExcluding }) {
      const start = startIncluding ?? startExcluding;
      const end = endIncluding ?? endExcluding;
      const from = start === undefined ? beforeAll : boundAt(start) + (startIncluding === undefined ? 1 : 0);
      const to = end === undefined ? behindAll : boundAt(end) - (endIncluding === undefined ? 1 : 0);
      return { from, to };
    },
  };
}
