import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Registry = z.record(z.string(), z.string());

let registry: Promise<Readonly<Record<string, string>>> | undefined;

/**
 * Who the IEEE assigned the MAC's first 36, 28 or 24 bits to; null for locally administered addresses (IEEE 802
 * §8.2: they name nobody) and for what is not registered. The registry (5 MB) is read at the first question.
 */
export async function manufacturerOf(macAddress: string): Promise<string | null> {
  const digits = macAddress.replaceAll(':', '').toUpperCase();
  if ((Number.parseInt(digits.slice(0, 2), 16) & 0x02) !== 0) return null;
  registry ??= readRegistry();
  const assignments = await registry;
  const assigned = [9, 7, 6]
    .map((length) => assignments[digits.slice(0, length)])
    .find((text) => text !== undefined);
  return assigned?.split('\n')[0]?.trim() ?? null;
}

async function readRegistry(): Promise<Readonly<Record<string, string>>> {
  const file = new URL(import.meta.resolve('oui-data'));
  return Registry.parse(JSON.parse(await readFile(file, 'utf8')));
}
