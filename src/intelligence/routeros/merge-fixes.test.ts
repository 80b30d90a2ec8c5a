import { expect, it } from 'vitest';
import type { StatedFix } from '../mikrotik/stated-fix.ts';
import { mergeFixes, type FixedBranch } from './merge-fixes.ts';
import { readVendorFixes } from './read-vendor-fixes.ts';
import { createRouterOsReleases, shippedReleases } from './routeros-releases.ts';

const stated = (version: string, cveId = 'CVE-2031-10001'): StatedFix => ({
  cveId,
  version,
  text: `gate - fixed ${cveId};`,
  statedOn: '2031-02-03',
  url: `https://cdn.mikrotik.com/routeros/${version}/CHANGELOG`,
});
const branchesOf = (versions: readonly string[], known: readonly FixedBranch[] = []) =>
  mergeFixes(
    versions.map((version) => stated(version)),
    known,
    shippedReleases,
  ).branches;

it.each<[string, readonly string[], readonly FixedBranch[], readonly FixedBranch[]]>([
  [
    'holds for its line and no other',
    ['7.23.8', '6.49.23'],
    [],
    [
      { fixed: '6.49.23', before: '6.50alpha0' },
      { fixed: '7.23.8', before: '7.24alpha0' },
    ],
  ],
  [
    'counts from the last of several in a line',
    ['7.20.1', '7.20.3'],
    [],
    [{ fixed: '7.20.3', before: '7.21alpha0' }],
  ],
  [
    'counts from the preview where the final release repeats its notes',
    ['7.24', '7.24beta3'],
    [],
    [{ fixed: '7.24beta3', before: '7.25alpha0' }],
  ],
  ['adds nothing to the same fact', ['7.20.1'], [{ from: '7.0', fixed: '7.20.1' }], []],
  ['adds nothing to a later fact', ['7.20.1'], [{ from: '7.0', fixed: '7.20.2' }], []],
  [
    'overrides an earlier fact of its line',
    ['7.20.3'],
    [{ from: '7.0', fixed: '7.20.1' }],
    [{ from: '7.20.1', fixed: '7.20.3', before: '7.21alpha0' }],
  ],
  ['of what was never released says nothing', ['6.83.3', '2031.1'], [], []],
])('a stated fix %s', (_, versions, known, expected) => {
  expect(branchesOf(versions, known)).toEqual(expected);
});

it('cites the words, and becomes part of the digest', () => {
  const known = readVendorFixes();
  const records = readVendorFixes([stated('7.99.2'), stated('7.22.9', 'CVE-2026-84411')]);
  expect(records).toHaveLength(known.length + 1);
  expect(records.find(({ cveId }) => cveId === 'CVE-2031-10001')).toMatchObject({
    description: 'RouterOS 7.99.2: gate - fixed CVE-2031-10001;',
    references: [{ url: 'https://cdn.mikrotik.com/routeros/7.99.2/CHANGELOG' }],
    modifiedAt: '2031-02-03T00:00:00.000Z',
    affected: [{ versions: [{ version: '7.99.2', status: 'unaffected', lessThan: '7.100alpha0' }] }],
  });
  const [before, after] = [known, records].map((all) => all.find(({ cveId }) => cveId === 'CVE-2026-84411'));
  expect(after?.digest).not.toBe(before?.digest);
  expect(after?.references.map(({ url }) => url)).toContain(before?.references[0]?.url);
});

it('knows the releases that a feed names beside those that are shipped', () => {
  const releases = createRouterOsReleases([
    { version: '6.51.2', releasedOn: '2031-02-03', channels: ['long-term'] },
    { version: '7.99', releasedOn: null, channels: ['stable'] },
    { version: '9.1', releasedOn: null, channels: [] },
  ]);
  expect(shippedReleases.mayBeRelease('6.51.1')).toBe(false);
  expect(['6.51.1', '6.52', '8.1', '9.1'].map((version) => releases.mayBeRelease(version))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([releases.isLongTerm('6.51.1'), releases.isLongTerm('7.99')]).toEqual([true, false]);
  expect([releases.newestLine, releases.knownOn]).toEqual(['7.99', '2031-02-03']);
  expect(
    ['6.52', '7.99.9', '7.100beta1', '8.0', '2.1', 'no version'].map((version) => releases.isBeyond(version)),
  ).toEqual([true, false, true, true, false, false]);
});

it('finds a release ahead of all that a feed has named of its major, or else of all lines', () => {
  const seen = ['7.99.1', '7.99.2', '7.98.4'].map((version) => ({ version, releasedOn: null, channels: [] }));
  const releases = createRouterOsReleases(seen);
  const asked = ['7.99.2', '7.99.3', '7.98.9', '7.99.3rc1', '7.100beta1', '6.49.999', '6.52', 'no version'];
  expect(asked.filter((version) => releases.isAhead(version))).toEqual([
    '7.99.3',
    '7.99.3rc1',
    '7.100beta1',
    '6.52',
  ]);
});
