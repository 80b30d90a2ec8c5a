import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import { translateCveRecord } from '../../../src/intelligence/cve-list/cve-record.ts';
import { matchCpe } from '../../../src/matching/match-cpe.ts';
import type { VersionRange } from '../../../src/domain/version-scheme.ts';
import type { VulnerabilityRecord } from '../../../src/domain/vulnerability-record.ts';
import { aCveRecord } from '../../support/a-cve-record.ts';
import { bundleOf, configuration, cpe, node, record, vulnerable } from './bundle-of.ts';

const cveId = 'CVE-2030-1001';
const nvd = (range?: VersionRange) =>
  record(cveId, [configuration('OR', [node('OR', [vulnerable('a:acme:app', range)])])], {
    digest: 'sha256:nvd',
  });
const overlay = (range: VersionRange) => ({ ...nvd(range), source: 'overlay' as const });
type Versions = readonly Readonly<Record<string, unknown>>[];
const listed = (versions: Versions, more: object = {}, rest: object = {}) =>
  translateCveRecord(
    aCveRecord(cveId, {
      affected: [{ vendor: 'Acme', product: 'App', versions, ...more }],
      ...rest,
    }),
  );
const before = (version: string) => ({ version: '0', status: 'affected', lessThan: version });

async function judge(records: readonly VulnerabilityRecord[], version: string) {
  const bundle = await bundleOf(records);
  const [judged] = matchCpe(bundle, parseCpeName(cpe(`a:acme:app:${version}`))!, { all: true });
  bundle.close();
  return judged;
}

/** `affected cve_list version_match sources_conflict`: verdict, source, factors. */
async function word(records: readonly VulnerabilityRecord[], version: string) {
  const judged = await judge(records, version);
  if (judged === undefined) return 'none';
  const { verdict, source, factors } = judged.verdict;
  return [verdict, source, ...factors.map(({ name }) => name)].join(' ');
}

describe('a verdict over sources', () => {
  it('is the word of the CVE List before that of NVD, with the contradiction shown', async () => {
    const records = [nvd({ endExcluding: '2.0' }), listed([before('1.5')], { defaultStatus: 'unaffected' })];
    expect(await word(records, '1.4')).toBe('affected cve_list version_match');
    expect(await word(records, '1.6')).toBe('not_affected cve_list version_match sources_conflict');
    expect(await word(records, '2.0')).toBe('not_affected cve_list version_match');
    const judged = await judge(records, '1.6');
    expect(judged?.verdict.confidence).toBe(70);
    expect(judged?.verdict.conflicts).toEqual([
      { source: 'nvd', verdict: 'affected', statement: 'cpe:2.3:a:acme:app:*:*:*:*:*:*:*:* < 2.0' },
    ]);
    expect(judged?.verdict.statement).toContain('named Acme App');
  });

  it('lets NVD decide with less confidence where the CVE List does not know', async () => {
    const records = [nvd({ endExcluding: '2.0' }), listed([before('1.5')])];
    expect(await word(records, '1.6')).toBe('affected nvd version_match source_silent');
    expect(await word(records, '2.1')).toBe('not_affected nvd version_match source_silent');
    expect(await word([nvd({ endExcluding: '2.0' })], '1.6')).toBe('affected nvd version_match');
  });

  it('does not know what nobody lists', async () => {
    const records = [nvd(), listed([{ version: '1.5', status: 'affected' }])].slice(1);
    const own = listed([{ version: '1.5', status: 'affected' }], {
      cpes: ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*'],
    });
    expect(records).toHaveLength(1);
    expect(await word([own], '1.5')).toBe('affected cve_list version_match');
    expect(await word([own], '1.6')).toBe('unknown cve_list version_unlisted');
  });

  it('takes affected before cpeApplicability of the same record, and both before NVD', async () => {
    const applicability = {
      cpeApplicability: [
        {
          nodes: [
            {
              operator: 'OR',
              cpeMatch: [{ vulnerable: true, criteria: cpe('a:acme:app'), versionEndExcluding: '3.0' }],
            },
          ],
        },
      ],
    };
    const both = listed([before('1.5')], { defaultStatus: 'unaffected' }, applicability);
    expect(await word([nvd({ endExcluding: '9' }), both], '2.0')).toBe(
      'not_affected cve_list version_match sources_conflict',
    );
    const silent = listed([before('1.5')], {}, applicability);
    expect(await word([nvd({ endExcluding: '1.0' }), silent], '2.0')).toBe(
      'affected cve_list_cpe version_match source_silent sources_conflict',
    );
  });

  it('hears a bound of a weaker source before a stronger one that names no version', async () => {
    const everything = listed([{ version: '*', status: 'affected' }]);
    expect(await word([nvd({ endExcluding: '2.0' }), everything], '2.1')).toBe(
      'not_affected nvd version_match sources_conflict',
    );
    expect(await word([nvd({ endExcluding: '2.0' }), everything], '1.0')).toBe('affected nvd version_match');
    const alone = listed([{ version: '*', status: 'affected' }], {
      cpes: ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*'],
    });
    expect(await word([alone], '2.1')).toBe('affected cve_list no_version_bound');
  });

  it('believes a default of affected only where no interval ends', async () => {
    const cpes = ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*'];
    const open = listed([{ version: '2.0', status: 'unaffected', lessThan: '*' }], {
      defaultStatus: 'affected',
      cpes,
    });
    expect(await word([open], '1.0')).toBe('affected cve_list default_status');
    expect(await word([open], '2.0')).toBe('not_affected cve_list version_match');
    const ended = listed([before('1.5')], { defaultStatus: 'affected', cpes });
    expect(await word([ended], '1.6')).toBe('unknown cve_list version_unlisted');
  });

  it('makes an exception stronger than the range around it', async () => {
    const cpes = ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*'];
    const versions = [before('3.0'), { version: '1.9.5', status: 'unaffected' }];
    expect(await word([listed(versions, { cpes })], '1.9.5')).toBe('not_affected cve_list version_match');
    expect(await word([listed(versions, { cpes })], '1.9.4')).toBe('affected cve_list version_match');
  });

  it('concerns nobody once any record is rejected', async () => {
    const rejected = translateCveRecord(aCveRecord(cveId, {}, { metadata: { state: 'REJECTED' } }));
    const judged = await judge([nvd({ endExcluding: '2.0' }), rejected], '1.0');
    expect([judged?.verdict.verdict, judged?.reason]).toEqual(['not_affected', 'record_rejected']);
  });

  it('files what others write under the part that NVD knows', async () => {
    const bundle = await bundleOf([
      record('CVE-2030-1000', [configuration('OR', [node('OR', [vulnerable('o:acme:os')])])]),
      {
        ...record(cveId, [
          configuration('OR', [node('OR', [vulnerable('a:acme:os', { endExcluding: '2' })])]),
        ]),
        source: 'overlay',
      },
    ]);
    const judged = matchCpe(bundle, parseCpeName(cpe('o:acme:os:1'))!);
    expect(judged.map(({ verdict }) => [verdict.cveId, verdict.statement])).toEqual([
      ['CVE-2030-1000', cpe('o:acme:os')],
      [cveId, `${cpe('a:acme:os')} < 2`],
    ]);
    bundle.close();
  });

  it('keeps the digest of each record, and all scores', async () => {
    const bundle = await bundleOf([
      nvd({ endExcluding: '2' }),
      overlay({ endExcluding: '2' }),
      listed([before('2')]),
    ]);
    const detail = bundle.findCve(cveId);
    expect(detail?.records.map(({ source }) => source)).toEqual(['nvd', 'cve_list', 'overlay']);
    expect(new Set(detail?.records.map(({ digest }) => digest)).size).toBe(2);
    expect(detail?.recordDigest).toBe('sha256:nvd');
    bundle.close();
  });
});

describe('versions written in other ways', () => {
  const nvdBefore = nvd({ endExcluding: '9.0' });
  const only = { defaultStatus: 'unaffected' };
  it.each([
    '2.4.x',
    'v2.4.x',
    '2.4.*',
    '2.x',
    '2.0-2.9',
    '2.4.1,2.4.2',
    '2.4.1;2.4.2',
    '2.4.1/2.4.2',
    '2.4+',
    '2.0~2.9',
  ])('are never taken for one version, to which others do not belong: %s', async (version) => {
    const records = [nvdBefore, listed([{ version, status: 'affected' }], only)];
    expect(await word(records, '2.4.2')).toMatch(/^affected/u);
  });

  it('are as far unaffected as they say', async () => {
    const changes = [
      { version: '*', status: 'unaffected' },
      { version: '2.0', lessThan: '3.0', status: 'affected' },
    ];
    expect(await word([listed(changes, { cpes: ['cpe:2.3:a:acme:app:*:*:*:*:*:*:*:*'] })], '2.4')).toMatch(
      /^affected/u,
    );
    for (const version of ['n/a', 'unspecified']) {
      const unsaid = [
        { version, status: 'unaffected' },
        { version: '2.0', lessThan: '3.0', status: 'affected' },
      ];
      expect(await word([nvdBefore, listed(unsaid)], '2.4')).toMatch(/^affected/u);
    }
  });

  it('of a program whose portable number is not known are not unaffected by it', async () => {
    const bundle = await bundleOf([
      translateCveRecord(
        aCveRecord(cveId, {
          affected: [
            {
              vendor: 'OpenBSD',
              product: 'OpenSSH',
              cpes: ['cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*'],
              defaultStatus: 'affected',
              versions: [{ version: '9.3p2', lessThan: '*', status: 'unaffected' }],
            },
          ],
        }),
      ),
    ]);
    const said = (version: string) =>
      matchCpe(bundle, parseCpeName(cpe(`a:openbsd:openssh:${version}`))!, { all: true })[0]?.verdict.verdict;
    expect([said('9.3p2'), said('9.4'), said('9.3p1')]).toEqual(['not_affected', 'not_affected', 'affected']);
    expect(said('9.3')).toBe('affected');
    bundle.close();
  });
});
