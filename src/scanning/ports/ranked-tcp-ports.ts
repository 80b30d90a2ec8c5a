import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Port = z.number().int().min(1).max(65_535);
const PortRange = z.string().regex(/^\d{1,5}-\d{1,5}$/u);
const RankedPorts = z.object({
  about: z.string(),
  groups: z.array(z.object({ about: z.string(), ports: z.array(z.union([Port, PortRange])) })),
});

let ranked: readonly number[] | undefined;

/** TCP ports, likeliest first, distinct, as `data/ports/tcp-by-likelihood.json` orders them. Read once. */
export function rankedTcpPorts(): readonly number[] {
  if (ranked === undefined) {
    const file = new URL('../../../data/ports/tcp-by-likelihood.json', import.meta.url);
    const { groups } = RankedPorts.parse(JSON.parse(readFileSync(file, 'utf8')));
    const ports = groups.flatMap((group) => group.ports.flatMap((entry) => expand(entry)));
    ranked = [...new Set(ports)];
  }
  return ranked;
}

function expand(entry: number | string): number[] {
  if (typeof entry === 'number') return [entry];
  const [first = 0, last = 0] = entry.split('-').map((part) => Port.parse(Number(part)));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
