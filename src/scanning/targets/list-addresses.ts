import { numberToAddress, rangeSize, type AddressRange } from './address-range.ts';

/**
 * The addresses of `permitted` (merged, sorted, few enough to be listed), in the order in which `asked` names them;
 * an address that is named twice stands where it is named first. Linear in addresses and texts together.
 */
export function listAddresses(asked: readonly AddressRange[], permitted: readonly AddressRange[]): string[] {
  const sorted = permitted.flatMap((range) => textsOf(range));
  const starts = startsOf(permitted);
  const next = Int32Array.from({ length: sorted.length + 1 }, (_, index) => index);
  const addresses: string[] = [];
  for (const range of asked) {
    const end = countBefore(permitted, starts, range.family, range.last + 1n);
    let index = firstLeft(next, countBefore(permitted, starts, range.family, range.first));
    for (; index < end; index = firstLeft(next, index)) {
      const address = sorted[index];
      if (address !== undefined) addresses.push(address);
      next[index] = index + 1;
    }
  }
  return addresses;
}

function textsOf({ family, first, last }: AddressRange): string[] {
  const texts: string[] = [];
  for (let value = first; value <= last; value += 1n) texts.push(numberToAddress(family, value));
  return texts;
}

function startsOf(ranges: readonly AddressRange[]): readonly number[] {
  let count = 0;
  return ranges.map((range) => {
    const start = count;
    count += Number(rangeSize(range));
    return start;
  });
}

/** How many of the sorted addresses come before `value`. */
function countBefore(
  ranges: readonly AddressRange[],
  starts: readonly number[],
  family: 4 | 6,
  value: bigint,
): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range !== undefined && (range.family < family || (range.family === family && range.first < value))) {
      low = middle + 1;
    } else high = middle;
  }
  const before = ranges[low - 1];
  if (before === undefined) return 0;
  const reached = before.family === family && value <= before.last ? value - before.first : rangeSize(before);
  return (starts[low - 1] ?? 0) + Number(reached);
}

/** The first index from `index` on that is not taken; steps over taken ones are shortened for the next time. */
function firstLeft(next: Int32Array, index: number): number {
  let left = index;
  for (let step = next[left] ?? left; step !== left; step = next[left] ?? left) {
    next[left] = next[step] ?? step;
    left = step;
  }
  return left;
}
