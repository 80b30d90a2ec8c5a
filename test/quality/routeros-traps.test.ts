import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../src/domain/cpe-name.ts';
import type { VersionRange } from '../../src/domain/version-scheme.ts';
import type { VulnerabilityRecord } from '../../src/domain/vulnerability-record.ts';
import { translateCveRecord } from '../../src/intelligence/cve-list/cve-record.ts';
import { readVendorFixes } from '../../src/intelligence/routeros/read-vendor-fixes.ts';
import { shippedReleases } from '../../src/intelligence/routeros/routeros-releases.ts';
import { matchCpe } from '../../src/matching/match-cpe.ts';
import { identifyReply } from '../../src/scanning/fingerprint/identify-reply.ts';
import {
  bundleOf,
  configuration,
  cpe,
  node,
  platform,
  record,
  vulnerable,
} from '../integration/matching/bundle-of.ts';
import { aCveRecord, routerOs } from '../support/a-cve-record.ts';

const routeros = (range: VersionRange, channel = '*') =>
  vulnerable(`o:mikrotik:routeros:*:*:*:*:${channel}`, range);
const nvd = (
  cveId: string,
  matches: readonly ReturnType<typeof vulnerable>[],
  more: Partial<VulnerabilityRecord> = {},
) => record(cveId, [configuration('OR', [node('OR', [...matches])])], more);

async function wordsOf(records: readonly VulnerabilityRecord[], short: string) {
  const bundle = await bundleOf(records);
  const judged = matchCpe(bundle, parseCpeName(cpe(short))!, { all: true });
  bundle.close();
  return judged.map(({ verdict, reason }) => [
    verdict.verdict,
    verdict.verdict === 'not_affected' ? reason : verdict.factors.map(({ name }) => name).join(' '),
  ]);
}
const wordOf = async (records: readonly VulnerabilityRecord[], short: string) =>
  (await wordsOf(records, `o:mikrotik:routeros:${short}`))[0];

describe('what real records of RouterOS get wrong', () => {
  it('a date as a bound counts for no version, and says so (CVE-2021-3014)', async () => {
    const records = [nvd('CVE-2021-3014', [routeros({ endIncluding: '2021-01-04' })])];
    expect(await wordOf(records, '6.48')).toEqual(['unknown', 'bound_impossible']);
  });

  it('a version that never was counts neither as bound nor by name (6.83.3)', async () => {
    expect(await wordOf([nvd('CVE-2030-1', [routeros({ endExcluding: '6.83.3' })])], '6.49.1')).toEqual([
      'unknown',
      'bound_impossible',
    ]);
    const records = [
      nvd('CVE-2017-6297', [
        vulnerable('o:mikrotik:routeros:6.83.3'),
        vulnerable('o:mikrotik:routeros:6.37.4'),
      ]),
    ];
    expect(await wordOf(records, '6.37.4')).toEqual(['affected', 'version_match']);
    expect(await wordOf(records, '6.38.3')).toEqual(['not_affected', 'other_version']);
    expect(await wordOf(records, '6.83.3')).toEqual(['unknown', 'bound_impossible']);
  });

  it('a bound in the minor behind the last of an ended major means all of that major (6.50)', async () => {
    for (const end of ['6.50', '6.50.0', 'v6.50', '6.50alpha0', '6.50beta1', '6.50rc2']) {
      const records = [nvd('CVE-2030-1', [routeros({ startIncluding: '6.40', endExcluding: end })])];
      expect([end, await wordOf(records, '6.49.23')]).toEqual([end, ['affected', 'version_match']]);
      expect([end, (await wordOf(records, '6.39.3'))?.[0]]).toEqual([end, 'not_affected']);
      expect([end, (await wordOf(records, '7.1'))?.[0]]).toEqual([end, 'not_affected']);
    }
    const through = [nvd('CVE-2030-1', [routeros({ endIncluding: '6.50' })])];
    expect(await wordOf(through, '6.49.23')).toEqual(['affected', 'version_match']);
    const later = [nvd('CVE-2030-1', [routeros({ startIncluding: '6.50', endExcluding: '7.5' })])];
    expect((await wordOf(later, '6.49.23'))?.[0]).toBe('not_affected');
    expect(await wordOf(later, '7.4.1')).toEqual(['affected', 'version_match']);
    // No release of it is one, and what is further behind is a slip.
    for (const endExcluding of ['6.50.1', '6.51', '6.83.3']) {
      const records = [nvd('CVE-2030-1', [routeros({ endExcluding })])];
      expect(await wordOf(records, '6.49.1')).toEqual(['unknown', 'bound_impossible']);
    }
    expect(await wordOf([nvd('CVE-2030-1', [vulnerable('o:mikrotik:routeros:6.50')])], '6.50')).toEqual([
      'unknown',
      'bound_impossible',
    ]);
  });

  it('release notes of the last minor of an ended major mend it', async () => {
    const fix = {
      cveId: 'CVE-2030-1001',
      version: '6.49.24',
      text: 'gate - fixed CVE-2030-1001;',
      statedOn: '2030-03-04',
      url: 'https://cdn.mikrotik.com/routeros/6.49.24/CHANGELOG',
    };
    const records = [
      nvd('CVE-2030-1001', [routeros({ startIncluding: '6.0', endExcluding: '7.24' })]),
      ...readVendorFixes([fix]).filter(({ cveId }) => cveId === fix.cveId),
    ];
    expect(await wordOf(records, '6.49.24')).toEqual(['not_affected', 'listed_unaffected']);
    expect(await wordOf(records, '6.49.23')).toEqual(['affected', 'version_match']);
  });

  it('a range of the newest major may end where the next one will begin, or in it', async () => {
    for (const endExcluding of ['8', '8.0', '8.1']) {
      const records = [nvd('CVE-2030-1', [routeros({ startIncluding: '7.0', endExcluding })])];
      expect(await wordOf(records, '7.20')).toEqual(['affected', 'version_match']);
    }
    const line = [routerOs([{ version: '7.x', status: 'affected' }], { defaultStatus: 'unaffected' })];
    const records = [translateCveRecord(aCveRecord('CVE-2030-1001', { affected: line }))];
    expect(await wordOf(records, '7.20')).toEqual(['affected', 'version_match']);
    expect((await wordOf(records, '6.49.10'))?.[0]).toBe('not_affected');
    expect((await wordOf([nvd('CVE-2030-1', [routeros({ endExcluding: '9.0' })])], '7.20'))?.[0]).toBe(
      'unknown',
    );
  });

  it.each([
    ['6.83.3', false],
    ['6.49.23', true],
    ['7.99', true],
    ['2021-01-04', false],
    ['2021', false],
    ['5.27', false],
    ['3.30', true],
    ['7.25rc1', true],
    ['0', true],
    ['soon', false],
  ])('%s may be a release: %s', (version, answer) => {
    expect(shippedReleases.mayBeRelease(version)).toBe(answer);
  });

  it('release notes of another line mend that line, and cost the others nothing', async () => {
    const fix = {
      cveId: 'CVE-2030-1001',
      version: '7.22.9',
      text: 'gate - fixed CVE-2030-1001;',
      statedOn: '2030-03-04',
      url: 'https://cdn.mikrotik.com/routeros/7.22.9/CHANGELOG',
    };
    const vendor = readVendorFixes([fix]).filter(({ cveId }) => cveId === fix.cveId);
    const records = [
      nvd('CVE-2030-1001', [routeros({ startIncluding: '7.0', endExcluding: '7.24' })]),
      ...vendor,
    ];
    expect(await wordOf(records, '7.22.9')).toEqual(['not_affected', 'listed_unaffected']);
    expect(await wordOf(records, '7.22.8')).toEqual(['affected', 'version_match']);
    expect(await wordOf(records, '7.23')).toEqual(['affected', 'version_match']);
    expect(await wordOf(records, '7.24')).toEqual(['not_affected', 'outside_range']);
  });

  it('a whole line may be named by a pattern', async () => {
    const listed = translateCveRecord(
      aCveRecord('CVE-2030-1001', {
        affected: [routerOs([{ version: '6.48', status: 'affected', lessThanOrEqual: '6.49.*' }])],
      }),
    );
    expect((await wordOf([listed], '6.49.23'))?.[0]).toBe('affected');
    expect((await wordOf([listed], '6.47.1'))?.[0]).toBe('unknown');
  });

  it('the channel is asked for in sw_edition (CVE-2023-30799)', async () => {
    const records = [
      nvd('CVE-2023-30799', [
        routeros({ endIncluding: '6.48.7' }, 'ltr'),
        routeros({ startIncluding: '6.34', endExcluding: '6.49.7' }, '-'),
      ]),
    ];
    expect(await wordOf(records, '6.48.7:*:*:*:ltr')).toEqual(['affected', 'version_match']);
    expect(await wordOf(records, '6.49.6:*:*:*:-')).toEqual(['affected', 'version_match']);
    expect((await wordOf(records, '6.49.6:*:*:*:testing'))?.[0]).toBe('not_affected');
    expect(await wordOf(records, '6.49.6')).toEqual(['affected', 'version_match edition_unverified']);
    expect(await wordOf(records, '6.49.7')).toEqual(['not_affected', 'outside_range']);
    // What a device says to strangers counts as what it says to who logs in.
    const said = (channel: string) => {
      const data = Buffer.from(`MikroTik v6.49.6 (${channel})\r\nLogin: `);
      const [name = ''] = identifyReply({ protocol: 'telnet', port: 23, transport: 'tcp', data }).cpe;
      return wordOf(records, name.replace('cpe:2.3:o:mikrotik:routeros:', ''));
    };
    expect((await said('testing'))?.[0]).toBe('not_affected');
    expect(await said('stable')).toEqual(['affected', 'version_match']);
  });

  it('a preview that is named is not its final release (CVE-2022-34960, CVE-2019-3943, CVE-2020-11881)', async () => {
    const preview = [nvd('CVE-2022-34960', [vulnerable('o:mikrotik:routeros:7.4:beta4')])];
    expect(await wordOf(preview, '7.4')).toEqual(['not_affected', 'other_update']);
    expect(await wordOf(preview, '7.4:*:*:*:testing')).toEqual(['not_affected', 'other_update']);
    for (const written of ['7.4beta4', '7.4:beta4']) {
      expect(await wordOf(preview, written)).toEqual(['affected', 'version_match']);
    }
    expect(await wordOf(preview, '7.4beta5')).toEqual(['not_affected', 'other_update']);
    expect((await wordOf(preview, '*'))?.[0]).toBe('unknown');
    const inVersion = [nvd('CVE-2022-34960', [vulnerable('o:mikrotik:routeros:7.4beta4')])];
    expect((await wordOf(inVersion, '7.4'))?.[0]).toBe('not_affected');
    expect(await wordOf(inVersion, '7.4beta4')).toEqual(['affected', 'version_match']);
    // That there is no update says that it is the final release.
    const final = [nvd('CVE-2030-1', [vulnerable('o:mikrotik:routeros:7.4:-')])];
    expect(await wordOf(final, '7.4')).toEqual(['affected', 'version_match']);
    expect((await wordOf(final, '7.4beta4'))?.[0]).toBe('not_affected');
  });

  it('a fix in a release line holds for that line (CVE-2018-1156, and -1158 with its channels exchanged)', async () => {
    for (const [open, longTerm] of [
      ['6.42.7', '6.40.9'],
      ['6.40.9', '6.42.7'],
    ] as const) {
      const records = [
        nvd('CVE-2018-1156', [routeros({ endExcluding: longTerm }, 'ltr'), routeros({ endExcluding: open })]),
      ];
      expect(await wordOf(records, '6.40.9')).toEqual(['not_affected', 'fixed_in_line']);
      expect((await wordOf(records, '6.40.8'))?.[0]).toBe('affected');
      expect((await wordOf(records, '6.41.4'))?.[0]).toBe('affected');
      expect((await wordOf(records, '6.42.7'))?.[0]).toBe('not_affected');
    }
  });

  it('the last affected version of a line names no fix (CVE-2019-3976)', async () => {
    const records = [
      nvd('CVE-2019-3976', [
        routeros({ endIncluding: '6.44.5' }, 'ltr'),
        routeros({ endIncluding: '6.45.6' }, '-'),
      ]),
    ];
    const sureness = async (short: string, more: readonly VulnerabilityRecord[] = []) => {
      const bundle = await bundleOf([...records, ...more]);
      const [judged] = matchCpe(bundle, parseCpeName(cpe(`o:mikrotik:routeros:${short}`))!, { all: true });
      bundle.close();
      const { verdict, confidence, factors, source } = judged!.verdict;
      return [verdict, confidence, factors.map(({ name }) => name).join(' '), source];
    };
    expect(await sureness('6.44.5')).toEqual(['affected', 75, 'version_match edition_unverified', 'nvd']);
    expect(await sureness('6.44.6')).toEqual(['not_affected', 60, 'version_match fix_inferred', 'nvd']);
    // The channels that the record names are kept apart where the channel is known.
    expect((await sureness('6.45.1:*:*:*:-'))[0]).toBe('affected');
    // Whoever names the fix decides.
    const stated = readVendorFixes([
      {
        cveId: 'CVE-2019-3976',
        version: '6.44.6',
        text: 'accept only packages with original filenames',
        url: 'https://mikrotik.com/download/changelogs',
        statedOn: '2019-10-28',
      },
    ]).filter(({ cveId }) => cveId === 'CVE-2019-3976');
    expect(await sureness('6.44.6', stated)).toEqual(['not_affected', 90, 'version_match', 'vendor']);
  });

  it('the last affected version names no fix where nothing else covers what follows either (CVE-2019-15055)', async () => {
    const records = [
      nvd('CVE-2019-15055', [
        routeros({ endIncluding: '6.44.5' }),
        routeros({ startIncluding: '6.45', endIncluding: '6.45.3' }),
      ]),
    ];
    const known = readVendorFixes().filter(({ cveId }) => cveId === 'CVE-2019-15055');
    const judged = async (short: string, all: readonly VulnerabilityRecord[]) => {
      const bundle = await bundleOf(all);
      const [one] = matchCpe(bundle, parseCpeName(cpe(`o:mikrotik:routeros:${short}`))!, { all: true });
      bundle.close();
      const { verdict, confidence, source } = one!.verdict;
      return [verdict, one!.reason, confidence, source];
    };
    for (const version of ['6.44.5', '6.45', '6.45.3']) {
      expect(await judged(version, records)).toEqual(['affected', 'in_range', 90, 'nvd']);
      expect((await judged(version, [...records, ...known]))[0]).toBe('affected');
    }
    for (const version of ['6.44.6', '6.45.5']) {
      expect(await judged(version, records)).toEqual(['not_affected', 'fixed_in_line', 60, 'nvd']);
      // MikroTik's notes name the CVE in both.
      const stated = ['not_affected', 'listed_unaffected', 90, 'vendor'];
      expect(await judged(version, [...records, ...known])).toEqual(stated);
    }
    expect((await judged('6.46beta30', [...records, ...known]))[0]).toBe('affected');
    expect((await judged('6.46beta34', [...records, ...known]))[0]).toBe('not_affected');
    expect((await judged('6.49.10', [...records, ...known]))[0]).toBe('not_affected');
  });

  it('a bound of one branch says nothing of the other (CVE-2022-45313, CVE-2023-32154)', async () => {
    expect(await wordOf([nvd('CVE-2022-45313', [routeros({ endExcluding: '7.5' })])], '6.49.8')).toEqual([
      'unknown',
      'other_branch',
    ]);
    const named = [
      nvd('CVE-2030-1', [
        routeros({ endExcluding: '7.5' }),
        routeros({ startIncluding: '6.40', endExcluding: '6.49.5' }),
      ]),
    ];
    expect((await wordOf(named, '6.10'))?.[0]).toBe('affected');
    const before = (lessThan: string) => ({ version: '0', status: 'affected', lessThan });
    const radvd = [
      nvd('CVE-2023-32154', [routeros({ endExcluding: '6.48.7' })]),
      translateCveRecord(
        aCveRecord(
          'CVE-2023-32154',
          { affected: [routerOs([{ version: '6.49.7 Stable', status: 'affected' }])] },
          { adp: [{ affected: [routerOs([before('6.49.7')])] }] },
        ),
      ),
      ...readVendorFixes().filter(({ cveId }) => cveId === 'CVE-2023-32154'),
    ];
    for (const version of ['6.47.10', '6.48.6', '6.49.7', '7.8', '7.9']) {
      expect([version, (await wordOf(radvd, version))?.[0]]).toEqual([version, 'affected']);
    }
    for (const version of ['6.48.7', '6.49.8', '6.49.10', '7.9.1', '7.10']) {
      expect([version, (await wordOf(radvd, version))?.[0]]).toEqual([version, 'not_affected']);
    }
    expect((await wordOf(radvd.slice(0, 2), '6.49.7'))?.[0]).toBe('affected');
  });

  it('a start at zero is no start (CVE-2026-103903)', async () => {
    for (const start of ['0', '0.0', '0.0.0']) {
      const range = { startIncluding: start, endExcluding: '7.24.5' };
      expect(await wordOf([nvd('CVE-2026-103903', [routeros(range)])], '6.49.10')).toEqual([
        'unknown',
        'other_branch',
      ]);
      const match = {
        vulnerable: true,
        criteria: cpe('o:mikrotik:routeros'),
        versionStartIncluding: start,
        versionEndExcluding: '7.24.5',
      };
      const listed = [{ version: '7.0.0', status: 'affected', lessThan: '7.24.5' }];
      const own = translateCveRecord(
        aCveRecord('CVE-2026-103903', {
          affected: [routerOs(listed, { defaultStatus: 'affected' })],
          cpeApplicability: [{ nodes: [{ operator: 'OR', negate: false, cpeMatch: [match] }] }],
        }),
      );
      expect((await wordOf([own], '6.49.10'))?.[0]).toBe('unknown');
      expect((await wordOf([own], '7.24.4'))?.[0]).toBe('affected');
      const six = [nvd('CVE-2030-1', [routeros({ ...range, endExcluding: '6.49.5' })])];
      expect((await wordOf(six, '5.20'))?.[0]).toBe('affected');
      const named = [nvd('CVE-2030-1', [routeros(range), routeros({ endExcluding: '6.49.5' })])];
      expect((await wordOf(named, '6.40'))?.[0]).toBe('affected');
    }
    const behind = [nvd('CVE-2030-1', [routeros({ startExcluding: '0', endExcluding: '7.5' })])];
    expect((await wordOf(behind, '6.49.10'))?.[0]).toBe('unknown');
  });

  it('"before X" written as X itself is read as its text says (CVE-2020-20248, CVE-2012-6050)', async () => {
    const one = (version: string, description: string) => [
      nvd('CVE-2030-1', [vulnerable(`o:mikrotik:routeros:${version}`)], { description }),
    ];
    const stable = one('6.47', 'Mikrotik RouterOs before stable 6.47 suffers.');
    expect(await wordOf(stable, '6.46.8')).toEqual(['affected', 'version_match text_disagrees']);
    expect((await wordOf(stable, '6.47'))?.[0]).toBe('not_affected');
    const earlier = one('5.15', 'The winbox service in RouterOS 5.15 and earlier.');
    expect((await wordOf(earlier, '5.14'))?.[0]).toBe('affected');
    expect((await wordOf(earlier, '5.15'))?.[0]).toBe('affected');
    const plain = one('6.47', 'RouterOS before 6.47.1 with 6.47 installed.');
    expect((await wordOf(plain, '6.46.8'))?.[0]).toBe('not_affected');
  });

  it('part and vendor differ by source and mean one product (CVE-2008-0680)', async () => {
    const records = [nvd('CVE-2008-0680', [vulnerable('h:microtik:routeros', { endIncluding: '3.2' })])];
    for (const name of ['o:mikrotik:routeros', 'a:mikrotik:routeros', 'h:microtik:routeros']) {
      expect((await wordsOf(records, `${name}:3.1`))[0]?.[0]).toBe('affected');
    }
  });

  it('firmware and its board are asked for together (CVE-2020-10364)', async () => {
    const records = [
      record('CVE-2020-10364', [
        configuration('AND', [
          node('OR', [vulnerable('o:mikrotik:hex_firmware', { endIncluding: '6.44.3' })]),
          node('OR', [platform('h:mikrotik:hex:-')]),
        ]),
      ]),
    ];
    expect((await wordsOf(records, 'o:mikrotik:hex_firmware:6.44.3'))[0]).toEqual([
      'affected',
      'version_match platform_unverified',
    ]);
    expect((await wordsOf(records, 'o:mikrotik:hex_firmware:6.44.4'))[0]?.[0]).toBe('not_affected');
  });

  it('a record without any product matches nothing (CVE-2025-10948)', async () => {
    expect(await wordsOf([record('CVE-2025-6443', [])], 'o:mikrotik:routeros:7.1')).toEqual([]);
  });
});
