import { subtractRanges, type AddressRange } from '../../scanning/targets/address-range.ts';

/** Addresses are judged together with those of their /24, of IPv6 their /112. */
const hostBitsOfGroup = { 4: 8n, 6: 16n } as const;

/**
 * Cuts ranges into blocks of at most `most` addresses each, in order; what lies in one /24 (IPv6: /112) is never cut, even where
 * that alone is more. Ranges are merged and sorted.
 */
export function cutIntoBlocks(ranges: readonly AddressRange[], most: number): AddressRange[][] {
  const blocks: AddressRange[][] = [];
  let block: AddressRange[] = [];
  let size = 0;
  for (const group of groupsOf(ranges)) {
    const sizeOfGroup = group.reduce((sum, { first, last }) => sum + Number(last - first) + 1, 0);
    if (size > 0 && size + sizeOfGroup > most) {
      blocks.push(subtractRanges(block, []));
      [block, size] = [[], 0];
    }
    block.push(...group);
    size += sizeOfGroup;
  }
  if (size > 0) blocks.push(subtractRanges(block, []));
  return blocks;
}

/** What of the ranges lies in each /24. */
function* groupsOf(ranges: readonly AddressRange[]): Iterable<AddressRange[]> {
  let group: AddressRange[] = [];
  let key = '';
  for (const range of ranges) {
    const bits = hostBitsOfGroup[range.family];
    for (let { first } = range; first <= range.last;) {
      const number = first >> bits;
      const end = ((number + 1n) << bits) - 1n;
      const last = end < range.last ? end : range.last;
      if (key !== `${range.family} ${number}` && group.length > 0) {
        yield group;
        group = [];
      }
      key = `${range.family} ${number}`;
      group.push({ ...range, first, last });
      first = last + 1n;
    }
  }
  if (group.length > 0) yield group;
}
