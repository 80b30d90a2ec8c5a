import { describe, expect, it } from 'vitest';
import {
  activeScanStatuses,
  isActiveScanStatus,
  maySetScanStatus,
  scanStatusesBefore,
  scanStatuses,
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
});
