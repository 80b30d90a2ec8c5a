import { aCveRecord, routerOs } from './a-cve-record.ts';

// What the public records of RouterOS say, written down in their format; the words are ours.

const before = (version: string, lessThan: string) => ({
  version,
  status: 'affected',
  lessThan,
  versionType: 'custom',
});
const everythingBefore7251 = {
  cpeApplicability: [
    {
      operator: 'OR',
      nodes: [
        {
          operator: 'OR',
          negate: false,
          cpeMatch: [
            {
              vulnerable: true,
              criteria: 'cpe:2.3:a:mikrotik:routeros:*:*:*:*:*:*:*:*',
              versionStartIncluding: '0.0.0',
              versionEndExcluding: '7.25.1',
            },
          ],
        },
      ],
    },
  ],
};
const threeBranches = [before('7.24', '7.24.2'), before('7.0.0', '7.23.4'), before('6.0.0', '6.49.21')];
const unaffected = { defaultStatus: 'unaffected' };

/** CVE-2026-67279: `affected` and `cpeApplicability` of one record disagree. */
export const sshRecord = aCveRecord('CVE-2026-67279', {
  affected: [routerOs(threeBranches, unaffected)],
  ...everythingBefore7251,
});

/** CVE-2026-67278: the revisions of 5 and 17 September. */
export const tlsRecords = [
  aCveRecord(
    'CVE-2026-67278',
    { affected: [routerOs(threeBranches, unaffected)], ...everythingBefore7251 },
    { metadata: { dateUpdated: '2026-09-05T20:40:10.587Z' } },
  ),
  aCveRecord(
    'CVE-2026-67278',
    { affected: [routerOs([before('7.24', '7.24.3'), before('7.0.0', '7.23.6')], unaffected)] },
    { metadata: { dateUpdated: '2026-09-17T12:00:00.000Z' } },
  ),
] as const;

/** CVE-2026-84411: fixed in 7.24, and later in two older branches. */
export const webRecord = aCveRecord('CVE-2026-84411', {
  affected: [routerOs([before('0', '7.24'), { version: '7.24', status: 'unaffected' }], unaffected)],
});

/** CVE-2026-103903: a default of affected, and a version that is no semver. */
export const winboxRecord = aCveRecord('CVE-2026-103903', {
  affected: [
    routerOs(
      [
        { version: '7.0.0', status: 'affected', lessThan: '7.24.5', versionType: 'semver' },
        { version: '7.25rc1', status: 'unaffected', versionType: 'semver' },
      ],
      { defaultStatus: 'affected' },
    ),
  ],
});

/** CVE-2026-7668: one version, and a CPE name that covers all. */
export const scepRecord = aCveRecord('CVE-2026-7668', {
  affected: [
    routerOs([{ version: '6.49.8', status: 'affected' }], {
      cpes: ['cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*'],
    }),
  ],
});

/** CVE-2026-89035: a last affected version and no fix. */
export const replayRecord = aCveRecord('CVE-2026-89035', {
  affected: [routerOs([{ version: '0', status: 'affected', lessThanOrEqual: '7.24.5' }])],
});

/** CVE-2020-20267: the CVE List names nothing. */
export const namelessRecord = aCveRecord('CVE-2020-20267', {
  affected: [{ vendor: 'n/a', product: 'n/a', versions: [{ version: 'n/a', status: 'affected' }] }],
});
