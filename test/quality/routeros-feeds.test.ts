import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCpeName } from '../../src/domain/cpe-name.ts';
import { buildIntelligence, type BuiltIntelligence } from '../../src/intelligence/build-intelligence.ts';
import type { IntelligenceBundle } from '../../src/intelligence/bundle/intelligence-bundle.ts';
import { openBundle } from '../../src/intelligence/bundle/open-bundle.ts';
import { matchCpe } from '../../src/matching/match-cpe.ts';

const feeds = join(import.meta.dirname, '../../../shared/feeds/mikrotik');
const skipped = existsSync(feeds) ? '' : ' (skipped: no feeds at ../shared/feeds)';

describe.skipIf(skipped !== '')(`the real records of MikroTik${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-mikrotik-'));
  let built: BuiltIntelligence;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    built = await buildIntelligence({
      now: new Date('2031-12-31T00:00:00.000Z'),
      nvdDirectory: join(feeds, 'nvdcve-2.0-mikrotik.json'),
      cveListDirectory: join(feeds, 'cve-5.x-mikrotik.jsonl'),
      overlayDirectory: join(feeds, 'anchore-overrides-mikrotik.json'),
      out: join(folder, 'mikrotik.bundle'),
    });
    bundle = openBundle(join(folder, 'mikrotik.bundle'));
  });
  afterAll(() => {
    bundle.close();
    rmSync(folder, { recursive: true });
  });

  const verdictsOf = (version: string) =>
    new Map(
      matchCpe(bundle, parseCpeName(`cpe:2.3:o:mikrotik:routeros:${version}:*:*:*:*:*:*:*`)!, {
        all: true,
      }).map(({ verdict }) => [verdict.cveId, verdict]),
    );

  it('are all read', () => {
    expect(built).toMatchObject({ records: 99, damagedRecords: 0, rejectedRecords: 0 });
    expect(built.sources.map(({ name, records }) => [name, records])).toEqual([
      ['nvd', 93],
      ['overlay', 2],
      ['cve_list', 8],
      ['vendor', 7],
    ]);
  });

  it.each([
    ['6.49.8', { 'CVE-2022-45313': 'unknown', 'CVE-2026-14227': 'unknown', 'CVE-2023-30800': 'affected' }],
    ['6.49.10', { 'CVE-2023-30800': 'not_affected', 'CVE-2023-32154': 'not_affected' }],
    ['6.48.7', { 'CVE-2023-30799': 'affected', 'CVE-2023-32154': 'not_affected' }],
    ['6.49.21', { 'CVE-2026-67279': 'not_affected', 'CVE-2026-84411': 'affected' }],
    ['6.49.23', { 'CVE-2026-84411': 'not_affected', 'CVE-2021-3014': 'unknown' }],
    ['7.23.4', { 'CVE-2026-67279': 'not_affected', 'CVE-2026-84411': 'affected' }],
    ['7.23.8', { 'CVE-2026-84411': 'not_affected', 'CVE-2023-30800': 'not_affected' }],
    ['7.24.2', { 'CVE-2026-67279': 'not_affected', 'CVE-2026-67278': 'not_affected' }],
    ['7.8', { 'CVE-2023-32154': 'affected', 'CVE-2023-41570': 'affected', 'CVE-2025-6563': 'affected' }],
    ['7.21.5', { 'CVE-2026-14227': 'affected', 'CVE-2026-16347': 'affected' }],
    ['6.46.8', { 'CVE-2020-20248': 'affected', 'CVE-2021-41987': 'affected' }],
    ['6.40.9', { 'CVE-2018-1156': 'not_affected', 'CVE-2018-1158': 'not_affected' }],
    ['3.1', { 'CVE-2008-0680': 'affected', 'CVE-2018-14847': 'affected' }],
  ])('judge %s', (version, expected) => {
    const verdicts = verdictsOf(version);
    const found = Object.keys(expected).map((cveId) => [cveId, verdicts.get(cveId)?.verdict]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('name the record that decides by its digest', () => {
    const verdict = verdictsOf('7.24.2').get('CVE-2026-67279');
    const detail = bundle.findCve('CVE-2026-67279');
    expect([verdict?.source, detail?.records.map(({ source }) => source)]).toEqual([
      'cve_list',
      ['cve_list'],
    ]);
    expect(verdict?.conflicts.map(({ source }) => source)).toEqual(['cve_list_cpe']);
  });

  it('say what CISA decided', () => {
    expect(bundle.findCve('CVE-2023-30800')?.ssvc).toMatchObject({
      exploitation: 'poc',
      automatable: true,
      technicalImpact: 'partial',
    });
  });
});
