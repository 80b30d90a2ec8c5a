import { describe, expect, it } from 'vitest';
import { arpOfRows, bridgeHostsOfRows } from './tables-of-rows.ts';

const mac = '00:11:32:AA:00:10';

function aRow(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries({ address: '10.0.0.9', 'mac-address': mac, ...entries }));
}

describe('a sign of life', () => {
  it.each([
    [{ dynamic: 'true', complete: 'true', status: 'reachable' }, true],
    [{ dynamic: 'true', complete: 'true', status: 'delay' }, true],
    [{ dynamic: 'true', complete: 'true', status: 'probe' }, true],
    [{ dynamic: 'true', complete: 'true', status: 'stale' }, false],
    [{ dynamic: 'false', complete: 'true', status: 'permanent' }, false],
    // Version 6 does not say how old what it learnt is.
    [{ dynamic: 'true', complete: 'true' }, false],
  ])('is in ARP %j: %s', (entries, isAlive) => {
    expect(arpOfRows([aRow(entries)])).toMatchObject([{ macAddress: mac, isAlive }]);
  });

  it.each([
    [{ age: '4s' }, true],
    [{ age: '1m' }, true],
    [{ age: '00:00:31' }, true],
    [{ age: '1m1s' }, false],
    [{ age: '4m12s' }, false],
    [{ age: '1h2s' }, false],
    [{ age: 'a while' }, false],
    [{}, false],
  ])('is on a bridge %j: %s', (entries, isFresh) => {
    expect(bridgeHostsOfRows([aRow(entries)])).toMatchObject([{ macAddress: mac, isFresh }]);
  });
});
