import type { HostObservation, ServiceObservation } from '../../src/domain/observation.ts';
import type { Finding, ScanResult } from '../../src/domain/scan-result.ts';
import { unknownIdentity } from '../../src/domain/service-identity.ts';

/** An SSH service as a Debian server shows it. */
export function anSshService(): ServiceObservation {
  return {
    port: 22,
    transport: 'tcp',
    identity: {
      service: 'ssh',
      vendor: 'openbsd',
      product: 'openssh',
      version: '9.2p1',
      cpe: ['cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*'],
      extra: { distribution: 'debian', package_revision: '2+deb12u3' },
      fingerprint: 'ssh.openssh',
      confidence: 90,
    },
    tls: null,
    banner: 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3',
    observation: {
      id: 'obs:0123456789abcdef0123456789abcdef',
      probe: 'null-probe',
      observedAt: '2026-11-23T22:00:01.000Z',
      replyBase64: 'U1NILTIuMC1PcGVuU1NIXzkuMnAx',
    },
  };
}

/** A TLS service that nobody could name, with a banner that tries to write to the reader's terminal. */
function anUnknownTlsService(): ServiceObservation {
  return {
    port: 8443,
    transport: 'tcp',
    identity: unknownIdentity,
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      subject: 'CN=router.example',
      issuer: 'CN=router.example',
      validFrom: '2026-01-01T00:00:00.000Z',
      validTo: '2036-01-01T00:00:00.000Z',
      fingerprintSha256: 'ab'.repeat(32),
      altNames: ['router.example'],
    },
    banner: 'hello\u001b[2J there',
    observation: null,
  };
}

export function aHost(services: readonly ServiceObservation[], ipAddress = '192.0.2.10'): HostObservation {
  return {
    ipAddress,
    hostname: 'server.example',
    macAddress: '00:0C:42:12:34:56',
    manufacturer: 'Routerboard.com',
    discoveredBy: 'tcp_open',
    services,
    partialReasons: [],
    startedAt: '2026-11-23T22:00:00.000Z',
    finishedAt: '2026-11-23T22:00:05.000Z',
  };
}

export function aFinding(service: ServiceObservation): Finding {
  return {
    cve: {
      cveId: 'CVE-2023-38408',
      status: 'published',
      score: 9.8,
      severity: 'CRITICAL',
      vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      cvssVersion: '3.1',
      knownExploited: false,
      epss: { probability: 0.75, percentile: 0.99 },
      records: [
        { source: 'nvd', digest: `sha256:${'0'.repeat(64)}`, modifiedAt: '2024-11-21T08:13:00.000Z' },
      ],
      scores: [],
      exploitedSince: null,
      ssvc: null,
      source: 'nvd',
      assigner: 'cve@mitre.org',
      recordDigest: `sha256:${'0'.repeat(64)}`,
      publishedAt: '2023-07-20T03:15:10.000Z',
      modifiedAt: '2024-11-21T08:13:00.000Z',
      description: 'A forwarded agent can be made to load code.',
      references: [{ url: 'https://www.openssh.com/security.html' }],
      weaknesses: ['CWE-428'],
    },
    verdict: {
      cveId: 'CVE-2023-38408',
      verdict: 'affected',
      confidence: 40,
      factors: [
        { name: 'version_match', effect: 90 },
        { name: 'distribution_backport_possible', effect: -50 },
      ],
      matchedCpe: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*',
      statement: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:* < 9.3',
      source: 'nvd',
      conflicts: [],
    },
    service,
    judgedCpe: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
  };
}

/** A small scan with one finding, one unknown service and one host that showed nothing. */
export function aScanResult(): ScanResult {
  const ssh = anSshService();
  return {
    id: '019ab000-0000-7000-8000-000000000001',
    startedAt: '2026-11-23T22:00:00.000Z',
    finishedAt: '2026-11-23T22:00:09.500Z',
    targets: ['192.0.2.0/28'],
    partial: true,
    partialReasons: ['host_timeout'],
    intel: {
      formatVersion: 1,
      kind: 'baseline',
      digest: `sha256:${'1'.repeat(64)}`,
      newestRecordAt: '2026-10-02T00:00:00.000Z',
      records: 250,
      rejectedRecords: 0,
      damagedRecords: 0,
      products: 40,
      unmappedNames: 0,
      cpeMatches: 600,
      knownExploited: 20,
      epssScores: 0,
      sources: [{ name: 'baseline', records: 250, newestRecordAt: '2026-10-02T00:00:00.000Z' }],
    },
    hosts: [
      { host: aHost([ssh, anUnknownTlsService()]), findings: [aFinding(ssh)] },
      { host: { ...aHost([], '192.0.2.11'), macAddress: null, manufacturer: null }, findings: [] },
    ],
  };
}
