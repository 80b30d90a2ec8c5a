import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translateCveRecord } from '../../src/intelligence/cve-list/cve-record.ts';
import { bundleOf, record } from '../integration/matching/bundle-of.ts';
import { aCveRecord } from '../support/a-cve-record.ts';

describe('several scores of one CVE', () => {
  const scored = (type: 'Primary' | 'Secondary', source: string, score: number) => ({
    version: '3.1' as const,
    vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
    score,
    severity: 'HIGH' as const,
    source,
    type,
  });
  const v4 = {
    vectorString: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N/E:P',
    baseScore: 5.4,
    baseSeverity: 'MEDIUM',
  };
  let bundle: Awaited<ReturnType<typeof bundleOf>>;
  beforeAll(async () => {
    bundle = await bundleOf([
      record('CVE-2022-45315', [], {
        scores: [scored('Secondary', 'cve@mitre.org', 6.4), scored('Primary', 'nvd@nist.gov', 9.8)],
      }),
      translateCveRecord(aCveRecord('CVE-2022-45315', { metrics: [{ cvssV4_0: v4 }] })),
    ]);
  });
  afterAll(() => bundle.close());

  it('shows that of NVD and keeps the others with who gave them (CVE-2022-45315)', () => {
    const detail = bundle.findCve('CVE-2022-45315');
    expect(detail?.score).toBe(9.8);
    expect(detail?.scores.map(({ version, score, source, type }) => [version, score, source, type])).toEqual([
      ['3.1', 9.8, 'nvd@nist.gov', 'Primary'],
      ['3.1', 6.4, 'cve@mitre.org', 'Secondary'],
      ['4.0', 5.4, 'acme-cna', 'CNA'],
    ]);
  });

  it('corrects no published score, though a vector without any impact has 5.4', () => {
    expect(bundle.findCve('CVE-2022-45315')?.scores.at(-1)).toMatchObject({ score: 5.4, severity: 'MEDIUM' });
  });
});
