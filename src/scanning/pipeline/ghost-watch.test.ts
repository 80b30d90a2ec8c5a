import { describe, expect, it, vi } from 'vitest';
import type { Discovery } from '../discovery/discover-host.ts';
import type { GhostAnswer } from './ghost-mark.ts';
import { GhostWatch } from './ghost-watch.ts';

const refused: Discovery = { by: 'tcp_refused', answer: { port: 443, kind: 'refused' } };
const open: Discovery = { by: 'tcp_open', answer: { port: 443, kind: 'open' } };
const accepts: GhostAnswer = { unlikelyOpen: 3, likelyOpen: 40, ping: 'silent' };
const refuses: GhostAnswer = { unlikelyOpen: 0, likelyOpen: 0, ping: 'silent' };
const device: GhostAnswer = { unlikelyOpen: 0, likelyOpen: 1, ping: 63 };

function addressesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `10.9.1.${index + 1}`);
}

function aWatch(addresses: readonly string[], answer: (address: string) => GhostAnswer) {
  const ask = vi.fn(
    async (asked: readonly string[]) => new Map(asked.map((address) => [address, answer(address)])),
  );
  return { watch: new GhostWatch(addresses, ask), ask };
}

async function ghostsAmong(
  watch: GhostWatch,
  found: readonly (readonly [string, Discovery])[],
): Promise<string[]> {
  const admitted = await Promise.all(
    found.map(async ([address, by]) => [address, await watch.admit(address, by)] as const),
  );
  await Promise.all(found.map(async ([address]) => watch.concluded(address)));
  return admitted.flatMap(([address, signal]) => (signal.aborted ? [address] : []));
}

describe('GhostWatch', () => {
  it('takes a block in which all answer and accept everything for one ghost', async () => {
    const addresses = addressesOf(100);
    const { watch } = aWatch(addresses, () => accepts);
    expect(
      await ghostsAmong(
        watch,
        addresses.map((address) => [address, open]),
      ),
    ).toEqual(addresses);
    expect(watch.ghosts).toEqual([
      { first: '10.9.1.1', last: '10.9.1.100', addresses: 100, kind: 'accepts_everything' },
    ]);
  });

  it('lets a full house of devices go on once samples show that they are some', async () => {
    const addresses = addressesOf(254);
    const { watch, ask } = aWatch(addresses, () => device);
    expect(
      await ghostsAmong(
        watch,
        addresses.map((address) => [address, refused]),
      ),
    ).toEqual([]);
    expect(ask.mock.calls).toMatchObject([[{ length: 8 }]]);
  });

  it('keeps who is somebody behind a firewall that refuses everything for all addresses', async () => {
    const addresses = addressesOf(254);
    const [plc, printer, phone, server] = ['10.9.1.2', '10.9.1.77', '10.9.1.140', '10.9.1.200'];
    const { watch } = aWatch(addresses, (address) => {
      if (address === plc || address === printer) return { ...refuses, likelyOpen: 1 };
      return address === phone ? { ...refuses, ping: 63 } : refuses;
    });
    const found = addresses.map((address) => [address, address === server ? open : refused] as const);
    const ghosts = await ghostsAmong(watch, found);
    expect(addresses.filter((address) => !ghosts.includes(address))).toEqual([plc, printer, phone, server]);
    expect(watch.ghosts).toMatchObject([{ addresses: 250, kind: 'refuses_everything' }]);
  });

  it('takes nobody for a ghost where some were found by an open port and others by a refusal', async () => {
    const addresses = addressesOf(100);
    const { watch, ask } = aWatch(addresses, () => refuses);
    const found = addresses.map((address, index) => [address, index % 3 === 0 ? open : refused] as const);
    expect(await ghostsAmong(watch, found)).toEqual([]);
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks no sample where a tenth is silent, and does not make anybody wait for the rest', async () => {
    const addresses = addressesOf(100);
    const { watch, ask } = aWatch(addresses, () => accepts);
    const admitted = Promise.all(
      addresses.slice(0, 60).map(async (address) => watch.admit(address, refused)),
    );
    for (const address of addresses.slice(60, 71)) watch.settle(address, 'silent');
    expect((await admitted).some(({ aborted }) => aborted)).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  });

  it('never doubts what something else proves, nor small blocks, and sees the ghost beside them', async () => {
    const addresses = addressesOf(100);
    const { watch } = aWatch(addresses, () => accepts);
    for (const address of addresses.slice(0, 30)) await watch.admit(address, { by: 'neighbour_table' });
    const others = addresses.slice(30).map((address) => [address, open] as const);
    expect(await ghostsAmong(watch, others)).toHaveLength(70);
    const few = aWatch(addressesOf(15), () => accepts);
    expect(
      await ghostsAmong(
        few.watch,
        addressesOf(15).map((address) => [address, open]),
      ),
    ).toEqual([]);
  });

  it('holds nobody back when the scan ends before a block is settled, or before samples are asked', async () => {
    const addresses = addressesOf(40);
    const { watch } = aWatch(addresses, () => accepts);
    const admitted = Promise.all(
      addresses.slice(0, 30).map(async (address) => watch.admit(address, refused)),
    );
    watch.end();
    expect(await admitted).toHaveLength(30);
    const ended = new GhostWatch(addresses, async () => new Map());
    expect(
      await ghostsAmong(
        ended,
        addresses.map((address) => [address, open]),
      ),
    ).toEqual([]);
  });
});
