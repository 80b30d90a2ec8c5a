import { describe, expect, it } from 'vitest';
import { matchCpes } from './reference/run-sitewarden.ts';

const cases = [
  {
    cveId: 'CVE-2026-67279',
    affected: ['6.49.20', '7.23.3', '7.24.1'],
    fixed: ['6.49.21', '7.23.4', '7.24.2'],
  },
  { cveId: 'CVE-2026-84411', affected: ['7.23.7', '6.49.22'], fixed: ['6.49.23', '7.23.8'] },
];

describe('the baseline bundle knows in which branches of RouterOS a fix came out', () => {
  it.each(cases)('for $cveId', async ({ cveId, affected, fixed }) => {
    const versions = [...affected, ...fixed];
    const lines = await matchCpes(
      versions.map((version) => `cpe:2.3:o:mikrotik:routeros:${version}:*:*:*:*:*:*:*`),
    );
    const verdictOf = new Map(
      lines.map(({ verdicts }, at) => [versions[at], verdicts.find((one) => one.cve_id === cveId)?.verdict]),
    );
    expect(affected.map((version) => verdictOf.get(version))).toEqual(affected.map(() => 'affected'));
    expect(fixed.filter((version) => verdictOf.get(version) === 'affected')).toEqual([]);
  });
});
