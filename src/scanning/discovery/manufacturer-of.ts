import { readFile } from 'node:fs/promises';
import type { MacMakers } from '../../domain/mac-makers.ts';

let registry: Promise<Readonly<Record<string, string>>> | undefined;

/**
 * Who the IEEE assigned the MAC's first 36, 28 or 24 bits to, by `makers` and, of blocks that those do not know, by the
 * list that is shipped (5 MB, read at the first question); null for locally administered addresses (IEEE 802 §8.2:
 * they name nobody) and for what is not registered.
 */
export async function manufacturerOf(macAddress: string, makers?: MacMakers): Promise<string | null> {
  const digits = macAddress.replaceAll(':', '').toUpperCase();
  if ((Number.parseInt(digits.slice(0, 2), 16) & 0x02) !== 0) return null;
  registry ??= readRegistry();
  const assignments = await registry;
  const assigned = [9, 7, 6]
    .map((length) => digits.slice(0, length))
    .map((block) => makers?.findMaker(block) ?? assignments[block])
    .find((text) => text !== undefined);
  return assigned?.split('\n')[0]?.trim() ?? null;
}

async function readRegistry(): Promise<Readonly<Record<string, string>>> {
  const file = new URL(import.meta.resolve('oui-data'));
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
}
