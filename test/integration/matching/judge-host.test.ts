import { describe, expect, it } from 'vitest';
import type { HostObservation, ServiceObservation } from '../../../src/domain/observation.ts';
import { unknownIdentity, type ServiceIdentity } from '../../../src/domain/service-identity.ts';
import type { VulnerabilityRecord } from '../../../src/domain/vulnerability-record.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { bundleOf, configuration, cpe, node, platform, record, vulnerable } from './bundle-of.ts';

function service(port: number, identity: Partial<ServiceIdentity>): ServiceObservation {
  return {
    port,
    transport: 'tcp',
    identity: { ...unknownIdentity, confidence: 95, ...identity },
    tls: null,
    banner: null,
    observation: null,
  };
}

function host(services: ServiceObservation[]): HostObservation {
  return {
    ipAddress: '127.0.0.1',
    hostname: null,
    macAddress: null,
    manufacturer: null,
    discoveredBy: 'tcp_open',
    services,
    partialReasons: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
  };
}

const score = (value: number) => ({
  scores: [
    {
      version: '3.1' as const,
      vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      score: value,
      severity: 'HIGH' as const,
      source: 'nvd@nist.gov',
      type: 'Primary' as const,
    },
  ],
});

const below = (product: string) =>
  configuration('OR', [node('OR', [vulnerable(product, { endExcluding: '2.0' })])]);

async function findingsOf(records: VulnerabilityRecord[], services: ServiceObservation[]) {
  const bundle = await bundleOf(records);
  const { findings } = judgeHost(bundle, host(services));
  bundle.close();
  return findings;
}

describe('judging a host', () => {
  it('caps what rests on a banner, and more where a distribution may have fixed it', async () => {
    const records = [record('CVE-2024-0001', [below('a:acme:app')])];
    const plain = service(80, { cpe: [cpe('a:acme:app:1.0')] });
    const marked = service(81, { cpe: [cpe('a:acme:app:1.0')], extra: { distribution: 'debian' } });
    const revised = service(82, { cpe: [cpe('a:acme:app:1.0')], extra: { package_revision: '4+deb12u1' } });
    const findings = await findingsOf(records, [plain, marked, revised]);
    expect(findings.map(({ verdict }) => verdict.confidence)).toEqual([60, 40, 40]);
    expect(findings.map(({ verdict }) => verdict.factors.map(({ name }) => name).join(' '))).toEqual([
      'version_match banner_only',
      'version_match banner_only distribution_backport_possible',
      'version_match banner_only distribution_backport_possible',
    ]);
  });

  it('does not cap for an empty mark', async () => {
    const marked = service(81, { cpe: [cpe('a:acme:app:1.0')], extra: { distribution: '' } });
    const [finding] = await findingsOf([record('CVE-2024-0001', [below('a:acme:app')])], [marked]);
    expect(finding?.verdict.confidence).toBe(60);
  });

  it('takes points for a fingerprint that is a guess', async () => {
    const guessed = service(80, { cpe: [cpe('a:acme:app:1.0')], confidence: 49 });
    const anyVersion = configuration('OR', [node('OR', [vulnerable('a:acme:app')])]);
    const [finding] = await findingsOf([record('CVE-2024-0001', [anyVersion])], [guessed]);
    expect(finding?.verdict.factors).toEqual([
      { name: 'no_version_bound', effect: 45 },
      { name: 'identity_uncertain', effect: -20 },
    ]);
  });

  it('gives one finding for each CVE and service, by the CPE that is surest', async () => {
    const anyVersion = configuration('OR', [node('OR', [vulnerable('a:old:app')])]);
    const records = [record('CVE-2024-0001', [below('a:new:app'), anyVersion])];
    const both = { cpe: [cpe('a:old:app:1.0'), cpe('a:new:app:1.0')] };
    const findings = await findingsOf(records, [service(80, both), service(81, both)]);
    expect(findings.map(({ service: { port }, judgedCpe }) => [port, judgedCpe])).toEqual([
      [80, cpe('a:new:app:1.0')],
      [81, cpe('a:new:app:1.0')],
    ]);
    expect(findings[0]?.verdict.confidence).toBe(60);
  });

  it('does not blame a program for the system it runs on', async () => {
    const records = [record('CVE-2024-0001', [below('o:acme:os')])];
    const beside = service(80, { cpe: [cpe('a:acme:app:1.0'), cpe('o:acme:os:1.0')] });
    expect(await findingsOf(records, [beside])).toEqual([]);
    const system = service(81, { cpe: [cpe('o:acme:os:1.0'), cpe('h:acme:box')] });
    expect(await findingsOf(records, [system])).toHaveLength(1);
  });

  it('judges a system that is itself the service by all its names, whatever part they carry', async () => {
    const records = [
      record('CVE-2024-0001', [below('o:acme:os')]),
      record('CVE-2024-0002', [below('a:acme:os')]),
      record('CVE-2024-0003', [below('h:acmee:os')]),
    ];
    const names = [cpe('o:acme:os:1.0'), cpe('a:acme:os:1.0'), cpe('h:acmee:os:1.0')];
    const findings = await findingsOf(records, [service(21, { cpe: names })]);
    expect(findings.map((finding) => finding.cve.cveId)).toEqual([
      'CVE-2024-0001',
      'CVE-2024-0002',
      'CVE-2024-0003',
    ]);
  });

  it('takes what other services say for platforms that are there', async () => {
    const onSystem = (range: { endExcluding: string }) =>
      configuration('AND', [
        node('OR', [vulnerable('a:acme:app', { endExcluding: '2.0' })]),
        node('OR', [platform('o:acme:os', range)]),
      ]);
    const records = [
      record('CVE-2024-0001', [onSystem({ endExcluding: '2.0' })]),
      record('CVE-2024-0002', [onSystem({ endExcluding: '1.0' })]),
    ];
    const app = service(80, { cpe: [cpe('a:acme:app:1.0')] });
    const system = service(22, { cpe: [cpe('o:acme:os:1.5')] });
    const known = await findingsOf(records, [app, system]);
    expect(known.map(({ cve, verdict }) => [cve.cveId, verdict.factors[1]?.name])).toEqual([
      ['CVE-2024-0001', 'platform_confirmed'],
    ]);
    const alone = await findingsOf(records, [app]);
    expect(alone.map(({ cve, verdict }) => [cve.cveId, verdict.factors[1]?.name])).toEqual([
      ['CVE-2024-0001', 'platform_unverified'],
      ['CVE-2024-0002', 'platform_unverified'],
    ]);
  });

  it('leaves out rejected records, puts the highest score first, and passes over unreadable CPEs', async () => {
    const records = [
      record('CVE-2024-0001', [below('a:acme:app')], score(5)),
      record('CVE-2024-0002', [below('a:acme:app')], { ...score(9.9), status: 'rejected' }),
      record('CVE-2024-0003', [below('a:acme:app')], score(9)),
      record('CVE-2024-0004', [below('a:acme:app')]),
      record('CVE-2023-0005', [below('a:acme:app')], score(5)),
    ];
    const findings = await findingsOf(records, [service(80, { cpe: ['nonsense', cpe('a:acme:app:1.0')] })]);
    expect(findings.map(({ cve }) => cve.cveId)).toEqual([
      'CVE-2024-0003',
      'CVE-2023-0005',
      'CVE-2024-0001',
      'CVE-2024-0004',
    ]);
  });
});

it('counts for each service the CVEs that nobody can decide, once whatever its CPEs', async () => {
  const open = (endExcluding: string) => [
    configuration('OR', [node('OR', [vulnerable('o:mikrotik:routeros', { endExcluding })])]),
  ];
  const bundle = await bundleOf([
    record('CVE-2024-0001', open('7.5')),
    record('CVE-2024-0002', open('7.9')),
    record('CVE-2024-0003', open('6.49.9')),
    record('CVE-2024-0004', open('7.9'), { status: 'rejected' }),
    record('CVE-2024-0005', open('6.40')),
  ]);
  const routerOs = service(21, { cpe: ['o', 'a'].map((part) => cpe(`${part}:mikrotik:routeros:6.49.8`)) });
  const other = service(80, { cpe: [cpe('a:acme:app:1.0')] });
  const { findings, unknown } = judgeHost(bundle, host([other, routerOs]));
  expect(findings.map(({ cve }) => cve.cveId)).toEqual(['CVE-2024-0003']);
  expect(unknown).toEqual([{ service: { port: 21, transport: 'tcp' }, cves: 2 }]);
  expect(judgeHost(bundle, host([other]))).not.toHaveProperty('unknown');
  bundle.close();
});

it('judges what was observed by statements filed under every part of its product', async () => {
  const below = (short: string, endExcluding: string) => [
    configuration('OR', [node('OR', [vulnerable(short, { endExcluding })])]),
  ];
  // A configuration that cannot be split, under another part.
  const whole = [
    configuration('AND', [node('AND', [vulnerable('a:acme:app:1.0'), vulnerable('a:acme:plugin:1.0')])]),
  ];
  const bundle = await bundleOf([
    record('CVE-2024-0001', below('o:acme:app', '2.0')),
    record('CVE-2024-0002', below('a:acme:app', '2.0')),
    record('CVE-2024-0003', below('h:acme:app', '1.0')),
    record('CVE-2024-0004', whole),
    record('CVE-2024-0005', below('a:acme:other', '2.0')),
    record('CVE-2024-0006', [...below('o:acme:app', '0.5'), ...below('h:acme:app', '1.1')]),
  ]);
  for (const part of ['o', 'a', 'h']) {
    const observed = host([service(80, { cpe: [cpe(`${part}:acme:app:1.0`)] })]);
    const ids = judgeHost(bundle, observed).findings.map((finding) => finding.cve.cveId);
    expect(ids.toSorted()).toEqual(['CVE-2024-0001', 'CVE-2024-0002', 'CVE-2024-0004', 'CVE-2024-0006']);
  }
  bundle.close();
});
