import { expect, it } from 'vitest';
import type { PriorityTier } from '../../domain/priority.ts';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import { aFinding, anSshService } from '../../../test/support/a-scan-result.ts';
import { mostUrgentFirst } from './most-urgent-first.ts';

const finding = aFinding(anSshService());
const one = (cveId: string, over: Partial<CveDetail>) => ({
  ...finding,
  cve: { ...finding.cve, cveId, epss: null, ...over },
});
const tiers: Readonly<Record<string, PriorityTier>> = {
  'CVE-2026-1001': 'next_upgrade',
  'CVE-2026-1002': 'three_days_and_forensic_triage',
  'CVE-2026-1003': 'sixty_days',
};

it('puts the tier first, then what is exploited or likely will be, and the score after that', () => {
  const findings = [
    one('CVE-2026-1001', { score: 10 }),
    one('CVE-2026-1003', { score: 7 }),
    one('CVE-2026-1004', { score: null, knownExploited: true }),
    one('CVE-2026-1005', { score: 5 }),
    one('CVE-2026-1006', { score: 5, knownExploited: true }),
    one('CVE-2026-1007', { score: null, epss: { probability: 0.87, percentile: 0.99 } }),
    one('CVE-2026-1008', { score: 9, epss: { probability: 0.09, percentile: 0.92 } }),
    one('CVE-2026-1002', { score: 2 }),
  ];
  const sorted = mostUrgentFirst(findings, ({ cveId }) => tiers[cveId] ?? 'fourteen_days');
  expect(sorted.map((each) => [each.cve.cveId.slice(-1), each.tier])).toEqual([
    ['2', 'three_days_and_forensic_triage'],
    ['6', 'fourteen_days'],
    ['4', 'fourteen_days'],
    ['7', 'fourteen_days'],
    ['8', 'fourteen_days'],
    ['5', 'fourteen_days'],
    ['3', 'sixty_days'],
    ['1', 'next_upgrade'],
  ]);
});
