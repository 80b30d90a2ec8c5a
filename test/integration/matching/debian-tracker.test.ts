import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import { buildIntelligence } from '../../../src/intelligence/build-intelligence.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { openBundle } from '../../../src/intelligence/bundle/open-bundle.ts';
import { anIssue, aTracker } from '../../../src/intelligence/debian-tracker/a-tracker.fixture.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { identifyReply } from '../../../src/scanning/fingerprint/identify-reply.ts';

const criteria = 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*';
const aRecord = (id: string) => ({
  cve: {
    id,
    published: '2030-01-02T03:04:05.000',
    lastModified: '2030-01-02T03:04:05.000',
    configurations: [
      { nodes: [{ operator: 'OR', cpeMatch: [{ vulnerable: true, criteria, versionEndExcluding: '9.6' }] }] },
    ],
  },
});

let folder = '';
let bundle: IntelligenceBundle;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-debian-'));
  const ids = ['CVE-2030-0001', 'CVE-2030-0002', 'CVE-2030-0003'];
  writeFileSync(join(folder, 'nvd.json'), JSON.stringify({ vulnerabilities: ids.map(aRecord) }));
  const openssh = {
    'CVE-2030-0001': anIssue({ bookworm: ['resolved', '1:9.2p1-2+deb12u3'] }),
    'CVE-2030-0002': anIssue({ bookworm: ['undetermined'] }),
  };
  writeFileSync(join(folder, 'debian.json'), aTracker({ openssh }));
  const out = join(folder, 'out.bundle');
  const [nvdDirectory, debianFile] = [join(folder, 'nvd.json'), join(folder, 'debian.json')];
  const info = await buildIntelligence({
    now: new Date('2031-12-31T00:00:00.000Z'),
    nvdDirectory,
    debianFile,
    out,
  });
  expect(info.sources).toContainEqual({ name: 'debian', records: 1, newestRecordAt: null });
  bundle = openBundle(out);
});
afterAll(() => {
  bundle.close();
  rmSync(folder, { recursive: true });
});

function judge(banner: string) {
  const identity = identifyReply({ protocol: 'ssh', port: 22, transport: 'tcp', data: Buffer.from(banner) });
  const service = { port: 22, transport: 'tcp' as const, identity, tls: null, banner, observation: null };
  const host = { ipAddress: '127.0.0.1', services: [service] } as unknown as HostObservation;
  const { findings, excluded } = judgeHost(bundle, host);
  const told = findings.map(({ cve, verdict }) => [
    cve.cveId,
    verdict.confidence,
    verdict.factors.at(-1)?.name,
  ]);
  return { findings, told, excluded };
}

const capped = [
  ['CVE-2030-0002', 40, 'distribution_backport_possible'],
  ['CVE-2030-0003', 40, 'distribution_backport_possible'],
];

it('a revision that holds the fix is not affected, and says why; what is undecided stays capped', () => {
  const { told, excluded } = judge('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n');
  expect(told).toEqual(capped);
  expect(excluded).toEqual([
    {
      cveId: 'CVE-2030-0001',
      reason: 'fixed_by_distribution',
      source: 'debian_tracker',
      statement: 'Debian bookworm: openssh 1:9.2p1-2+deb12u3 holds the fix of 1:9.2p1-2+deb12u3',
      service: { port: 22, transport: 'tcp' },
      judgedCpe: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
    },
  ]);
});

it('a revision before the fix is affected without the cap of a distribution', () => {
  const { told, findings, excluded } = judge('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u2\r\n');
  expect(told).toEqual([['CVE-2030-0001', 85, 'distribution_revision'], ...capped]);
  expect(findings[0]?.verdict.statement).toContain(
    '< 9.6; Debian bookworm: openssh 1:9.2p1-2+deb12u2 is older than 1:9.2p1-2+deb12u3, which mends it',
  );
  expect(excluded).toBeUndefined();
});

it('Ubuntu is not Debian', () => {
  const { told } = judge('SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.1\r\n');
  expect(told[0]).toEqual(['CVE-2030-0001', 40, 'distribution_backport_possible']);
});
