import { describe, expect, it } from 'vitest';
import { addUpMetrics, metricsOfHosts, type ScanMetrics } from './scan-metrics.ts';

const part = (over: Partial<ScanMetrics>): ScanMetrics => ({ ...metricsOfHosts([]), ...over });

describe('addUpMetrics', () => {
  it('adds counts and counts what is distinct once over all parts', () => {
    const sum = addUpMetrics([
      part({
        cveCount: 2,
        cveIds: ['CVE-2026-1', 'CVE-2026-2'],
        portKeys: ['22/tcp'],
        highestScore: 5,
        scoreSum: 8,
      }),
      part({
        cveCount: 1,
        cveIds: ['CVE-2026-2'],
        portKeys: ['22/tcp', '53/udp'],
        highestScore: 7.5,
        scoreSum: 7.5,
      }),
    ]);
    expect(sum).toMatchObject({
      cveCount: 3,
      cveIds: ['CVE-2026-1', 'CVE-2026-2'],
      portKeys: ['22/tcp', '53/udp'],
      highestScore: 7.5,
      scoreSum: 15.5,
    });
  });

  it('has no highest score when no part has one', () => {
    expect(addUpMetrics([part({}), part({})]).highestScore).toBeNull();
    expect(addUpMetrics([]).hostsScanned).toBe(0);
  });
});
