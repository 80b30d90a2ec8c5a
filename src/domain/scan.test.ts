import { describe, expect, it } from 'vitest';
import {
  activeScanStatuses,
  endOfWholeScan,
  isActiveScanStatus,
  maySetScanStatus,
  scanStatusesBefore,
  scanStatuses,
  wholeScanStatusesBefore,
} from './scan.ts';

describe('the states of a scan', () => {
  it('lead from pending to an end, one step at a time', () => {
    const way = ['pending', 'starting', 'running', 'processing', 'finished'] as const;
    for (const [index, from] of way.entries()) {
      for (const [other, to] of way.entries()) expect(maySetScanStatus(from, to)).toBe(other === index + 1);
    }
  });

  it('can be left by stopping or failing until the end, and never from an end', () => {
    for (const from of scanStatuses) {
      expect(maySetScanStatus(from, 'stopped')).toBe(isActiveScanStatus(from));
      expect(maySetScanStatus(from, 'failed')).toBe(isActiveScanStatus(from));
    }
    expect(activeScanStatuses).toEqual(['pending', 'starting', 'running', 'processing']);
    expect(scanStatusesBefore('partial')).toEqual(['processing']);
    expect(scanStatusesBefore('pending')).toEqual([]);
  });

  it.each([
    [['finished', 'running'], undefined],
    [[], undefined],
    [['finished', 'finished'], 'finished'],
    [['failed', 'failed'], 'failed'],
    [['finished', 'failed'], 'partial'],
    [['failed', 'partial', 'stopped'], 'stopped'],
  ] as const)('of parts that are %j make the whole %s', (parts, whole) => {
    expect(endOfWholeScan(parts)).toBe(whole);
  });

  it('of the whole end as partial only once a part has begun, and never twice', () => {
    expect(wholeScanStatusesBefore('partial')).toEqual(['starting', 'running', 'processing']);
    expect(wholeScanStatusesBefore('finished')).toEqual(['processing']);
    expect(wholeScanStatusesBefore('stopped')).toEqual(activeScanStatuses);
  });
});
