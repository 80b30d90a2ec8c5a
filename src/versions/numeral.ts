/** A run of digits: a number while it is exact (up to 15 digits), else its digits without leading zeros. */
export type Numeral = number | string;

/** Longest version text any scheme accepts, in characters: bounds the time of parse and compare. */
export const maxVersionLength = 256;

/** Reads the digits of `text` from `from` (inclusive) to `to` (exclusive); the caller has checked they are digits. */
export function readNumeral(text: string, from: number, to: number): Numeral {
  let start = from;
  while (start < to - 1 && text.charCodeAt(start) === 48) start += 1;
  if (to - start > 15) return text.slice(start, to);
  let value = 0;
  for (let index = start; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}

/** Orders two numerals by value: negative, 0 or positive. */
export function compareNumerals(a: Numeral, b: Numeral): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

// 53 bits in all, which numbers hold exactly; dates such as 20210131 fit into the first.
const placeLimits = [2 ** 25, 2 ** 14, 2 ** 14] as const;

/** The place (see `VersionScheme.place`) of what is ordered by `compareNumeralLists` first of all. */
export function placeOfNumerals(numbers: readonly Numeral[]): number {
  let place = 0;
  let isBeyond = false;
  for (let index = 0; index < placeLimits.length; index += 1) {
    const limit = placeLimits[index] ?? 1;
    const numeral = numbers[index] ?? 0;
    // Behind a number that does not fit nothing can be told apart any more.
    isBeyond ||= typeof numeral === 'string' || numeral >= limit - 1;
    place = place * limit + (isBeyond ? limit - 1 : Number(numeral));
  }
  return place;
}

/** Orders two lists of numerals component by component; missing ones count as 0, so 1.0 equals 1.0.0. */
export function compareNumeralLists(a: readonly Numeral[], b: readonly Numeral[]): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareNumerals(a[index] ?? 0, b[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
