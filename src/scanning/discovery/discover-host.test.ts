import { describe, expect, it } from 'vitest';
import type { SweepOutcome } from '../ports/host-sweep.ts';
import { discoverHost, type DiscoverOptions } from './discover-host.ts';
import type { NeighbourTable } from './neighbour-table.ts';

const address = '192.168.88.7';
const mac = '4C:5E:0C:01:02:03';
const silence: SweepOutcome = { open: [], firstAnswer: undefined, unasked: 0, reason: undefined };

interface Script {
  /** What the table says, read by read; the last holds on. */
  readonly tables?: readonly (string | null | undefined)[];
  /** What each round of ports brings; silence afterwards. */
  readonly rounds?: readonly SweepOutcome[];
  readonly onLink?: boolean;
}

function discovery({ tables = [undefined], rounds = [], onLink = true }: Script): {
  options: DiscoverOptions;
  asked: () => number;
  shortages: () => number;
} {
  let reads = 0;
  let asked = 0;
  let shortages = 0;
  const options: DiscoverOptions = {
    sweep: { run: async () => rounds[asked++] ?? silence },
    signal: new AbortController().signal,
    connectTimeoutMs: 1000,
    maxInFlight: 4,
    unlimitedRate: true,
    neighbours: async (): Promise<NeighbourTable> => {
      const entry = tables[Math.min(reads++, tables.length - 1)];
      return new Map(entry === undefined ? [] : [[address, entry]]);
    },
    isOnLink: () => onLink,
    onShortage: () => (shortages += 1),
    oldEntryProofMs: 20,
  };
  return { options, asked: () => asked, shortages: () => shortages };
}

describe('discoverHost', () => {
  it('believes a neighbour entry that its own packets made', async () => {
    const { options, asked } = discovery({ tables: [undefined, mac] });
    expect(await discoverHost(address, options)).toBe('neighbour_table');
    expect(asked()).toBe(1);
  });

  it('reports no host for an old entry that does not outlast the doubt', async () => {
    const { options, asked } = discovery({ tables: [mac, mac, mac, undefined] });
    expect(await discoverHost(address, options)).toBeUndefined();
    expect(asked()).toBe(2);
  });

  it('believes an old entry that does', async () => {
    const { options } = discovery({ tables: [mac] });
    expect(await discoverHost(address, options)).toBe('neighbour_table');
  });

  it('asks nothing more of an address that ARP does not know', async () => {
    const { options, asked } = discovery({});
    expect(await discoverHost(address, options)).toBeUndefined();
    expect(asked()).toBe(1);
  });

  it('asks the second ports of an address behind a router, and takes a refusal', async () => {
    const refused: SweepOutcome = { ...silence, firstAnswer: 'refused' };
    const { options } = discovery({ onLink: false, rounds: [silence, refused] });
    expect(await discoverHost(address, options)).toBe('tcp_refused');
  });

  it('says so when it had no sockets to ask with', async () => {
    const short: SweepOutcome = { ...silence, unasked: 4, reason: 'local_resources' };
    const { options, shortages } = discovery({ onLink: false, rounds: [short, short] });
    expect(await discoverHost(address, options)).toBeUndefined();
    expect(shortages()).toBe(2);
  });
});
