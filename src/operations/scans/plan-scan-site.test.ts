import { describe, expect, it } from 'vitest';
import { isInScope } from '../../domain/scope.ts';
import { planScanSite } from './plan-scan-site.ts';

const site = {
  networks: ['10.0.0.0/24', 'fd00::/64'],
  excludedNetworks: ['10.0.0.7/32', '10.2.1.0/24'],
};

const planOf = (
  targets: readonly string[],
  subnets: readonly string[] = [],
  done: readonly string[] = [],
) => {
  const plan = planScanSite(site, { targets, subnets }, done);
  return { ...plan, lists: [...plan.batches()] };
};

describe('planScanSite', () => {
  it('lists addresses in the order they were asked for, each once, without those that are done', () => {
    const { lists, reasons, addressCount } = planOf(
      ['10.0.0.9', '10.0.0.1', '10.0.0.9', 'fd00::5'],
      [],
      ['10.0.0.1'],
    );
    expect(lists.map(({ addresses }) => addresses)).toEqual([['10.0.0.9', 'fd00::5']]);
    expect([addressCount, reasons]).toEqual([2, []]);
  });

  it('leaves out what the site excludes, and network and broadcast addresses', () => {
    const [list] = planOf(['10.0.0.4/30', '10.9.9.9'], ['10.9.9.8/31']).lists;
    expect(list?.addresses).toEqual(['10.0.0.5', '10.0.0.6', '10.9.9.9']);
    for (const address of ['10.0.0.4', '10.0.0.7', '10.9.9.8', '10.0.0.1']) {
      expect(isInScope(list!.scope, address), address).toBe(false);
    }
    for (const address of list?.addresses ?? []) expect(isInScope(list!.scope, address)).toBe(true);
  });

  it('says what it leaves out as a whole', () => {
    const { lists, reasons } = planOf(['10.0.0.7', '192.168.0.0/24', 'fd00::/64', '10.0.0.1']);
    expect(lists.map(({ addresses }) => addresses)).toEqual([['10.0.0.1']]);
    expect(reasons).toEqual([
      '10.0.0.7: no longer inside the networks of the site',
      '192.168.0.0/24: no longer inside the networks of the site',
      'fd00::/64: too large to be scanned address by address',
    ]);
  });

  it('asks of a network that is too large who has been heard there, and nobody else', () => {
    const heard = ['fd00::10', 'fd00::10', 'fd00::66', 'fd01::10', 'fe80::1', '10.0.0.1', '10.0.0.9'];
    const excluded = { ...site, excludedNetworks: ['fd00::66/128'] };
    const plan = planScanSite(excluded, { targets: ['fd00::/64'], subnets: [] }, [], heard);
    const lists = [...plan.batches()];
    expect(lists.map(({ addresses }) => addresses)).toEqual([['fd00::10']]);
    expect(plan.addressCount).toBe(1);
    expect(plan.reasons).toEqual([
      'fd00::/64: too large to be scanned address by address; only the 1 that neighbours are known at',
    ]);
    expect(isInScope(lists[0]!.scope, 'fd00::10')).toBe(true);
    for (const address of ['fd00::11', 'fd00::66']) expect(isInScope(lists[0]!.scope, address)).toBe(false);
  });

  it('permits nothing of a site that is gone', () => {
    const plan = planScanSite(undefined, { targets: ['10.0.0.1'], subnets: ['10.0.0.0/24'] }, []);
    expect([plan.addressCount, [...plan.batches()]]).toEqual([0, []]);
  });

  it('takes large networks piece by piece, every address once', () => {
    const { lists, addressCount } = planOf(['10.2.0.0/16', '10.4.0.0/16'], ['10.2.0.0/16', '10.4.0.0/16']);
    // Two of 65,536 without network and broadcast address, and 256 that are excluded.
    expect(addressCount).toBe(2 * 65_534 - 256);
    const sizes = lists.map(({ addresses }) => addresses.length);
    expect(sizes).toEqual([65_536, addressCount - 65_536]);
    expect(new Set(lists.flatMap(({ addresses }) => addresses)).size).toBe(addressCount);
    expect(lists[0]?.addresses.some((address) => address.startsWith('10.2.1.'))).toBe(false);
  });

  it('narrows to what is meant of it, and never widens', () => {
    const within = [{ family: 4, first: 0n, last: 2n ** 32n - 1n }] as const;
    const all = planScanSite(site, { targets: ['10.0.0.4-10.0.0.9'], subnets: [] }, ['10.0.0.5'], [], within);
    expect([...all.batches()].map(({ addresses }) => addresses)).toEqual([
      ['10.0.0.4', '10.0.0.6', '10.0.0.8', '10.0.0.9'],
    ]);
    expect([all.addressCount, all.doneCount]).toEqual([4, 1]);
    const few = [{ family: 6, first: 0xfd00n << 112n, last: (0xfd00n << 112n) + 2n }] as const;
    const large = planScanSite(site, { targets: ['fd00::/64', '10.0.0.4'], subnets: [] }, [], [], few);
    expect([...large.batches()].map(({ addresses }) => addresses)).toEqual([
      ['fd00::', 'fd00::1', 'fd00::2'],
    ]);
  });
});
