import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCpeName } from '../../src/domain/cpe-name.ts';
import type { VulnerabilityRecord } from '../../src/domain/vulnerability-record.ts';
import { translateCveRecord } from '../../src/intelligence/cve-list/cve-record.ts';
import { readVendorFixes } from '../../src/intelligence/routeros/read-vendor-fixes.ts';
import { matchCpe, type JudgedCve } from '../../src/matching/match-cpe.ts';
import { bundleOf, configuration, cpe, node, record, vulnerable } from '../integration/matching/bundle-of.ts';
import * as records from '../support/routeros-records.ts';

type Bundle = Awaited<ReturnType<typeof bundleOf>>;

function judge(bundle: Bundle, cveId: string, version: string): JudgedCve | undefined {
  const short = /^[aoh]:/u.test(version) ? version : `o:mikrotik:routeros:${version}`;
  return matchCpe(bundle, parseCpeName(cpe(short))!, { all: true }).find(({ cve }) => cve.cveId === cveId);
}

const wordOf = (bundle: Bundle, cveId: string, version: string) =>
  judge(bundle, cveId, version)?.verdict.verdict ?? 'none';

describe('golden cases of RouterOS', () => {
  let bundle: Bundle;
  beforeAll(async () => {
    const listed = [
      records.sshRecord,
      records.webRecord,
      records.winboxRecord,
      records.scepRecord,
      records.replayRecord,
      records.namelessRecord,
    ].map(translateCveRecord);
    const known = new Set(listed.map(({ cveId }) => cveId));
    bundle = await bundleOf([
      record('CVE-2020-20267', [
        configuration('OR', [node('OR', [vulnerable('o:mikrotik:routeros', { endExcluding: '6.47' })])]),
      ]),
      record('CVE-2022-45313', [
        configuration('OR', [node('OR', [vulnerable('o:mikrotik:routeros', { endExcluding: '7.5' })])]),
      ]),
      ...listed,
      ...readVendorFixes().filter(({ cveId }) => known.has(cveId)),
    ]);
  });
  afterAll(() => bundle.close());

  it.each([
    ['CVE-2026-67279', '6.49.20', 'affected'],
    ['CVE-2026-67279', '7.23.3', 'affected'],
    ['CVE-2026-67279', '7.24.1', 'affected'],
    ['CVE-2026-67279', '6.49.21', 'not_affected'],
    ['CVE-2026-67279', '7.23.4', 'not_affected'],
    ['CVE-2026-67279', '7.24.2', 'not_affected'],
    ['CVE-2026-84411', '6.49.22', 'affected'],
    ['CVE-2026-84411', '7.23.7', 'affected'],
    ['CVE-2026-84411', '7.22.1', 'affected'],
    ['CVE-2026-84411', '6.49.23', 'not_affected'],
    ['CVE-2026-84411', '7.23.8', 'not_affected'],
    ['CVE-2026-84411', '7.24', 'not_affected'],
    ['CVE-2026-103903', '7.24.4', 'affected'],
    ['CVE-2026-103903', '7.24.5', 'unknown'],
    ['CVE-2026-103903', '7.25.1', 'unknown'],
    ['CVE-2026-103903', '6.49.10', 'unknown'],
    ['CVE-2026-103903', '7.25:rc1', 'not_affected'],
    ['CVE-2026-103903', '7.25rc1', 'not_affected'],
    ['CVE-2026-7668', '6.49.8', 'affected'],
    ['CVE-2026-7668', '6.49.7', 'unknown'],
    ['CVE-2026-7668', '7.1', 'unknown'],
    ['CVE-2026-89035', '7.24.5', 'affected'],
    ['CVE-2026-89035', '7.24.6', 'unknown'],
    ['CVE-2026-89035', '6.49.10', 'unknown'],
    ['CVE-2020-20267', '6.46.8', 'affected'],
    ['CVE-2020-20267', '6.47', 'not_affected'],
    ['CVE-2022-45313', '7.4.1', 'affected'],
    ['CVE-2022-45313', '7.5', 'not_affected'],
    ['CVE-2022-45313', '6.49.8', 'unknown'],
  ])('%s: %s is %s', (cveId, version, verdict) => {
    expect(wordOf(bundle, cveId, version)).toBe(verdict);
  });

  it('are found in any part and under the misspelt vendor', () => {
    for (const product of ['a:mikrotik:routeros', 'h:microtik:routeros']) {
      expect(wordOf(bundle, 'CVE-2026-67279', `${product}:7.24.1`)).toBe('affected');
    }
  });

  it('show where the record contradicts itself, and whose word a backport is', () => {
    const self = judge(bundle, 'CVE-2026-67279', '7.24.2')?.verdict;
    expect(self?.source).toBe('cve_list');
    expect(self?.conflicts).toEqual([
      {
        source: 'cve_list_cpe',
        verdict: 'affected',
        statement: 'cpe:2.3:a:mikrotik:routeros:*:*:*:*:*:*:*:* >= 0.0.0, < 7.25.1',
      },
    ]);
    expect(self?.factors.map(({ name }) => name)).toContain('sources_conflict');
    const backport = judge(bundle, 'CVE-2026-84411', '7.23.8')?.verdict;
    expect([backport?.source, backport?.statement]).toEqual([
      'vendor',
      `${cpe('o:mikrotik:routeros')} >= 7.23.8, < 7.24alpha0 (unaffected)`,
    ]);
    expect(backport?.conflicts.map(({ source }) => source)).toEqual(['cve_list']);
  });

  it('are sure of the one version that is named, and not of its neighbours', () => {
    expect(judge(bundle, 'CVE-2026-7668', '6.49.8')?.verdict.confidence).toBe(90);
    expect(judge(bundle, 'CVE-2026-7668', '6.49.9')?.verdict.confidence).toBeLessThan(30);
  });

  it('name a record that maps to no product', () => {
    expect([...bundle.unmappedNames()]).toEqual([
      { vendor: 'n/a', product: 'n/a', entries: 1, cveIds: ['CVE-2020-20267'] },
    ]);
  });
});

describe('a record that is revised (CVE-2026-67278)', () => {
  const judgedBy = async (revision: VulnerabilityRecord, version: string) => {
    const bundle = await bundleOf([revision]);
    const verdict = wordOf(bundle, 'CVE-2026-67278', version);
    const digest = bundle.findCve('CVE-2026-67278')?.recordDigest;
    bundle.close();
    return { verdict, digest };
  };
  const [first, second] = records.tlsRecords.map(translateCveRecord) as [
    VulnerabilityRecord,
    VulnerabilityRecord,
  ];

  it.each([
    ['7.24.2', 'not_affected', 'affected'],
    ['7.23.5', 'not_affected', 'affected'],
    ['7.24.3', 'not_affected', 'not_affected'],
    ['6.49.20', 'affected', 'not_affected'],
  ])('is read anew: %s was %s, is %s', async (version, was, is) => {
    const before = await judgedBy(first, version);
    const after = await judgedBy(second, version);
    expect([before.verdict, after.verdict]).toEqual([was, is]);
    expect(after.digest).not.toBe(before.digest);
  });

  it('counts in its last revision when both are at hand, in either order', async () => {
    for (const both of [
      [first, second],
      [second, first],
    ]) {
      const bundle = await bundleOf(both);
      expect(wordOf(bundle, 'CVE-2026-67278', '7.24.2')).toBe('affected');
      bundle.close();
    }
  });
});
