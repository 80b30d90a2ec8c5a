import { describe, expect, it } from 'vitest';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import {
  networkToRange,
  numberToAddress,
  sizeOfRanges,
  subtractRanges,
} from '../../scanning/targets/address-range.ts';
import { cutIntoBlocks } from './cut-into-blocks.ts';

const rangesOf = (...networks: string[]) => networks.map((text) => networkToRange(parseIpNetwork(text)!));
const textsOf = (blocks: ReturnType<typeof cutIntoBlocks>) =>
  blocks.map((block) =>
    block.map(
      ({ family, first, last }) => `${numberToAddress(family, first)}-${numberToAddress(family, last)}`,
    ),
  );

describe('cutIntoBlocks', () => {
  it('never cuts inside a /24, however small a block shall be', () => {
    expect(textsOf(cutIntoBlocks(rangesOf('10.0.0.0/23'), 1))).toEqual([
      ['10.0.0.0-10.0.0.255'],
      ['10.0.1.0-10.0.1.255'],
    ]);
    const holed = subtractRanges(rangesOf('10.0.0.0/23'), rangesOf('10.0.0.8/29', '10.0.1.0/25'));
    expect(textsOf(cutIntoBlocks(holed, 1))).toEqual([
      ['10.0.0.0-10.0.0.7', '10.0.0.16-10.0.0.255'],
      ['10.0.1.128-10.0.1.255'],
    ]);
  });

  it('fills blocks up to their size, in order, and loses nothing', () => {
    const ranges = subtractRanges(rangesOf('10.0.0.0/18', '192.168.4.0/26', 'fd00::/111'), []);
    const blocks = cutIntoBlocks(ranges, 1024);
    expect(blocks.slice(0, 16).map((block) => Number(sizeOfRanges(block)))).toEqual(Array(16).fill(1024));
    expect(textsOf(blocks.slice(-3))).toEqual([
      ['192.168.4.0-192.168.4.63'],
      ['fd00::-fd00::ffff'],
      ['fd00::1:0-fd00::1:ffff'],
    ]);
    expect(subtractRanges(blocks.flat(), [])).toEqual(ranges);
    expect(cutIntoBlocks([], 1024)).toEqual([]);
  });
});
