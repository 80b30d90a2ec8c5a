import type { ReportDecision, ScanReport } from '../../src/reports/model/scan-report.ts';
import { tierOf } from '../../src/operations/findings/tier-of.ts';
import { undecidedReport } from '../../src/reports/model/scan-report.ts';
import type { Finding, HostResult, ScanResult } from '../../src/domain/scan-result.ts';
import { aFinding, aHost, anSshService, aScanResult } from './a-scan-result.ts';

/** Words that try to be more than words, wherever a report is read. */
export const hostileText = `=HYPERLINK("http://x") <script>alert('1')</script> ]]> & "quoted",\r\n\u202e\u0007 \\ 中`;

/** A report in which every status stands, and every decision. */
export function aSmallReport(): ScanReport {
  const result = aScanResult();
  const [first, second] = result.hosts as [HostResult, HostResult];
  const service = anSshService();
  const ids = [
    'CVE-2024-6387',
    'CVE-2023-48795',
    'CVE-2023-51385',
    'CVE-2021-41617',
    'CVE-2016-20012',
  ] as const;
  const findings = ids.map((id) => aFindingNamed(service, id));
  const decided: ReadonlyMap<string, ReportDecision> = new Map([
    [ids[0], aDecision('accepted', 'The jump host is switched off at night.')],
    [ids[1], aDecision('mitigated', 'The cipher is switched off.')],
    [
      ids[4],
      {
        ...aDecision('false_positive', 'The package was built without it.'),
        vexJustification: 'vulnerable_code_not_present',
        source: { by: 'rule', id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d62' },
        vexDocument: { id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d63', author: 'Example Networks' },
      },
    ],
  ]);
  const refuted: Finding = { ...findings[2]!, verdict: { ...findings[2]!.verdict, verdict: 'not_affected' } };
  const unknown: Finding = { ...findings[3]!, verdict: { ...findings[3]!.verdict, verdict: 'unknown' } };
  const excluded = {
    cveId: 'CVE-2023-28531',
    reason: 'fixed_by_distribution',
    statement: 'openssh in bookworm is mended from 1:9.2p1-2 on',
    source: 'debian_tracker',
    service: { port: 22, transport: 'tcp' },
    judgedCpe: findings[0]!.judgedCpe,
  } as const;
  const host = {
    ...first,
    site: { id: '7b0d8a52-0f7e-4f0a-9a58-0d3c2c0f6a11', name: 'Office' },
    findings: [...first.findings, ...findings.slice(0, 2), refuted, unknown, findings[4]!],
    excluded: [excluded],
  };
  return {
    ...undecidedReport({ ...result, hosts: [host, second] }, '1.2.3', tierOf),
    decisionOf: (_, { cve }) => decided.get(cve.cveId),
    issuedAt: '2026-11-24T08:00:00.000Z',
  };
}

function aDecision(kind: ReportDecision['kind'], reason: string): ReportDecision {
  const decidedAt = '2026-11-24T08:00:00.000Z';
  return {
    kind,
    source: { by: 'decision', id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d61' },
    reason,
    decidedBy: 'user:3',
    decidedAt,
    expiresAt: '2027-01-01T00:00:00.000Z',
    vexJustification: null,
    vexDocument: null,
  };
}

function aFindingNamed(service: Finding['service'], cveId: string): Finding {
  const finding = aFinding(service);
  return { ...finding, cve: { ...finding.cve, cveId }, verdict: { ...finding.verdict, cveId } };
}

/** A report of a scan that reached nobody. */
export function anEmptyReport(): ScanReport {
  return undecidedReport(
    { ...aScanResult(), hosts: [], partial: false, partialReasons: [] },
    '1.2.3',
    tierOf,
  );
}

const vectors = [
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, '3.1'],
  ['CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N', 5.9, '3.0'],
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5, '2.0'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3, '4.0'],
  // Published with a figure that the vector does not give.
  ['CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:L', 9.9, '3.1'],
] as const;

/** A report of many findings, 100 on each host, with texts of all kinds in them. */
export function aLargeReport(count: number): ScanReport {
  const service = { ...anSshService(), banner: hostileText };
  const like = aFinding(service);
  const hosts = Array.from({ length: Math.ceil(count / 100) }, (_, index): HostResult => {
    const address = `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
    return {
      host: {
        ...aHost([service], address),
        hostname: index % 7 === 0 ? hostileText : `host-${index}.example`,
      },
      site: { id: '7b0d8a52-0f7e-4f0a-9a58-0d3c2c0f6a11', name: index % 2 === 0 ? hostileText : 'Office' },
      findings: Array.from({ length: Math.min(100, count - index * 100) }, (_, at) =>
        aManyFinding(like, index * 100 + at),
      ),
    };
  });
  return undecidedReport({ ...aScanResult(), hosts } satisfies ScanResult, '1.2.3', tierOf);
}

function aManyFinding(finding: Finding, index: number): Finding {
  const number = index % 5000;
  const cveId = `CVE-2026-${10_000 + number}`;
  const [vector, score, cvssVersion] = vectors[number % vectors.length]!;
  const description =
    `${number % 3 === 0 ? hostileText : 'The parser reads past the end of its input.'} `.repeat(
      1 + (number % 4),
    );
  const references = [
    { url: `https://example.net/advisory?id=${number}|a b[1]#x#y%` },
    { url: 'ftp://example.net/old' },
    { url: `https://example.net/${number}`, name: hostileText },
  ];
  const cve = { ...finding.cve, cveId, vector, score, cvssVersion, description, references };
  return { ...finding, cve, verdict: { ...finding.verdict, cveId } };
}
