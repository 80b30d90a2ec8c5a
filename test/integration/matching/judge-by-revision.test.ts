import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import type { HostObservation, ServiceObservation } from '../../../src/domain/observation.ts';
import { unknownIdentity } from '../../../src/domain/service-identity.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { packDebianTracker } from '../../../src/intelligence/debian-tracker/tracker-content.ts';
import { explainCandidate } from '../../../src/matching/explain-candidate.ts';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { limitCandidates } from '../../../src/matching/limit-candidates.ts';
import { bundleOf, configuration, cpe, node, record, vulnerable } from './bundle-of.ts';

const openssh = cpe('a:openbsd:openssh:9.2:p1');
const before = (endExcluding: string) => [
  configuration('OR', [node('OR', [vulnerable('a:openbsd:openssh', { endExcluding })])]),
];
const listed = {
  source: 'cve_list' as const,
  affected: [
    {
      container: 'cna' as const,
      vendor: 'OpenBSD',
      product: 'OpenSSH',
      cpes: [cpe('a:openbsd:openssh')],
      platforms: [],
      defaultStatus: 'unknown' as const,
      versions: [{ version: '8.0', status: 'affected' as const, lessThan: '8.5' }],
    },
  ],
};
const behind = '1:9.2p1-2+deb12u9';
const tracked: Readonly<Record<string, string | null>> = {
  'CVE-2030-0001': behind, // upstream says affected
  'CVE-2030-0002': behind, // … not affected
  'CVE-2030-0003': behind, // … unknown
  'CVE-2030-0004': behind, // … nothing of this product
  'CVE-2030-0005': behind, // the record is rejected, and names the product
  'CVE-2030-0006': behind, // the same, and does not
  'CVE-2030-0007': behind, // in no feed
  'CVE-2030-0008': '1:9.2p1-2+deb12u1', // mended, upstream says unknown
  'CVE-2030-0009': '1:9.2p1-2+deb12u1', // mended, upstream says affected
  'CVE-2030-0010': '1:9.2p1-2+deb12u1', // mended, upstream says nothing
};

let bundle: IntelligenceBundle;
beforeAll(async () => {
  const issues = Object.entries(tracked).map(([id, fixed]) => [id, new Map([['bookworm', fixed]])] as const);
  const records = [
    record('CVE-2030-0001', before('9.6')),
    record('CVE-2030-0002', before('9.0')),
    record('CVE-2030-0003', [], listed),
    record('CVE-2030-0004', []),
    record('CVE-2030-0005', before('9.6'), { status: 'rejected' }),
    record('CVE-2030-0006', [], { status: 'rejected' }),
    record('CVE-2030-0008', [], listed),
    record('CVE-2030-0009', before('9.6')),
    record('CVE-2030-0010', []),
  ];
  const packages = new Map([['openssh', new Map(issues)]]);
  bundle = await bundleOf(records, {
    feedContent: [...packDebianTracker({ packages, issues: issues.length })],
  });
});
afterAll(() => bundle.close());

const service: ServiceObservation = {
  port: 22,
  transport: 'tcp',
  identity: {
    ...unknownIdentity,
    version: '9.2p1',
    cpe: [openssh],
    extra: { distribution: 'Debian', package_revision: '2+deb12u3' },
    confidence: 95,
  },
  tls: null,
  banner: null,
  observation: null,
};
const host = { ipAddress: '127.0.0.1', services: [service] } as unknown as HostObservation;
const affected = ['CVE-2030-0001', 'CVE-2030-0002', 'CVE-2030-0003', 'CVE-2030-0004'];

it('a revision decides whatever upstream says, and says who decided', () => {
  const { findings, excluded } = judgeHost(bundle, host);
  const told = findings.map(({ cve, verdict }) => `${cve.cveId} ${verdict.source} ${verdict.confidence}`);
  expect(told).toEqual([
    'CVE-2030-0001 nvd 85',
    'CVE-2030-0002 debian_tracker 70',
    'CVE-2030-0003 debian_tracker 85',
    'CVE-2030-0004 debian_tracker 85',
  ]);
  const opposed = findings.find(({ cve }) => cve.cveId === 'CVE-2030-0002')?.verdict;
  expect(opposed?.statement).toBe(
    'Debian bookworm: openssh 1:9.2p1-2+deb12u3 is older than 1:9.2p1-2+deb12u9, which mends it',
  );
  expect(opposed?.conflicts).toEqual([
    { source: 'nvd', verdict: 'not_affected', statement: `${cpe('a:openbsd:openssh')} < 9.0` },
  ]);
  expect(excluded?.map(({ cveId }) => cveId)).toEqual(['CVE-2030-0009']);
});

it('a scan, an explanation and the judging of what a scan did not show agree', () => {
  const { findings } = judgeHost(bundle, host);
  const cveIds = new Set(Object.keys(tracked));
  const absent = judgeAbsence(bundle, { services: [service], cveIds });
  for (const cveId of cveIds) {
    const isFound = affected.includes(cveId);
    const finding = findings.find(({ cve }) => cve.cveId === cveId);
    expect([cveId, finding?.verdict.verdict]).toEqual([cveId, isFound ? 'affected' : undefined]);
    const explained = explainCandidate(bundle, parseCpeName(openssh)!, cveId, { identity: service.identity });
    expect([cveId, explained.verdict?.verdict === 'affected']).toEqual([cveId, isFound]);
    if (finding !== undefined) {
      expect(explained.verdict).toMatchObject({
        confidence: finding.verdict.confidence,
        source: finding.verdict.source,
        statement: finding.verdict.statement,
      });
    }
    expect([cveId, absent(service, openssh, cveId)]).toEqual([cveId, explained.verdict?.verdict]);
  }
  const unnamed = explainCandidate(bundle, parseCpeName(openssh)!, 'CVE-2030-0004', {
    identity: service.identity,
  });
  expect(unnamed).toMatchObject({ outcome: 'judged', statements: [], distribution: { verdict: 'affected' } });
});

it('judges of the tracker only the CVEs that a change concerns', () => {
  const limited = limitCandidates(bundle, (cveId) => cveId === 'CVE-2030-0004');
  expect(judgeHost(limited, host).findings.map(({ cve }) => cve.cveId)).toEqual(['CVE-2030-0004']);
});

it('leaves every other revision to upstream', () => {
  for (const extra of [
    { distribution: 'Ubuntu', package_revision: '3ubuntu0.1' },
    { distribution: 'Debian' },
  ]) {
    const other = { ...service, identity: { ...service.identity, extra } };
    const { findings } = judgeHost(bundle, { ...host, services: [other] });
    expect(findings.map(({ cve }) => cve.cveId)).toEqual(['CVE-2030-0001', 'CVE-2030-0009']);
  }
});

it('lets a revision that any release may have begun with accuse nothing that upstream clears or does not name', async () => {
  // The release that it is of has left the tracker; those that are left all mended it later.
  const later = new Map([
    ['trixie', '1:9.6p1-3'],
    ['sid', '1:9.6p1-3'],
  ]);
  const issues = ['CVE-2030-0001', 'CVE-2030-0002', 'CVE-2030-0003', 'CVE-2030-0004'] as const;
  const packages = new Map([['openssh', new Map(issues.map((cveId) => [cveId, later]))]]);
  const plain = await bundleOf(
    [
      record('CVE-2030-0001', before('9.6')),
      record('CVE-2030-0002', before('9.0')),
      record('CVE-2030-0003', [], listed),
      record('CVE-2030-0004', []),
    ],
    { feedContent: [...packDebianTracker({ packages, issues: issues.length })] },
  );
  try {
    const extra = { distribution: 'Debian', package_revision: '2' };
    const unmarked = { ...service, identity: { ...service.identity, extra } };
    const { findings } = judgeHost(plain, { ...host, services: [unmarked] });
    expect(findings.map(({ cve }) => cve.cveId)).toEqual(['CVE-2030-0001', 'CVE-2030-0003']);
    const absent = judgeAbsence(plain, { services: [unmarked], cveIds: new Set(issues) });
    expect(issues.map((cveId) => absent(unmarked, openssh, cveId))).toEqual([
      'affected',
      'not_affected',
      'affected',
      undefined,
    ]);
    const told = issues.map((cveId) => {
      const explained = explainCandidate(plain, parseCpeName(openssh)!, cveId, {
        identity: unmarked.identity,
      });
      return explained.verdict?.verdict;
    });
    expect(told).toEqual(['affected', 'not_affected', 'affected', undefined]);
  } finally {
    plain.close();
  }
});
