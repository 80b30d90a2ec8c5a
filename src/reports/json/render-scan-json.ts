import { decidingConflicts, decidingRecordDigest, decidingSource } from '../../domain/deciding-record.ts';
import { countWarnings } from '../../domain/count-warnings.ts';
import { isWarning } from '../../domain/is-warning.ts';
import type { ServiceObservation, TlsObservation } from '../../domain/observation.ts';
import type { ExcludedCve, Finding, HostResult, ScanResult } from '../../domain/scan-result.ts';
import { summariseHosts } from '../../domain/scan-summary.ts';
import type { FindingJson, HostJson, ScanJson, ServiceJson } from './scan-json.ts';

/** Renders a scan's result in its published JSON form (`schema/scan-report.schema.json`). */
export function renderScanJson(result: ScanResult): ScanJson {
  const summary = summariseHosts(result.hosts);
  const warningThreshold = result.origin?.warningThreshold ?? null;
  return {
    scan: {
      id: result.id,
      scan_code: result.origin?.scanCode ?? null,
      scan_schedule_id: result.origin?.scanScheduleId ?? null,
      status: result.origin?.status ?? null,
      warning_threshold: warningThreshold,
      started_at: result.startedAt,
      finished_at: result.finishedAt,
      targets: [...result.targets],
      ...(result.minScore === undefined ? {} : { min_score: result.minScore }),
      partial: result.partial,
      partial_reasons: [...result.partialReasons],
      intel: {
        digest: result.intel.digest,
        newest_record_at: result.intel.newestRecordAt,
        records: result.intel.records,
        kind: result.intel.kind,
      },
    },
    hosts: result.hosts.map((host) => hostJson(host, warningThreshold)),
    summary: {
      hosts_scanned: summary.hostsScanned,
      hosts_with_cves: summary.hostsWithCves,
      open_ports: summary.openPorts,
      cve_count: summary.cveCount,
      unique_cves: summary.uniqueCves,
      highest_score: summary.highestScore,
      average_score: summary.averageScore,
      warning_count: countWarnings(result.hosts, warningThreshold),
    },
  };
}

function hostJson(result: HostResult, warningThreshold: number | null): HostJson {
  return {
    ...hostHead(result),
    services: result.host.services.map(serviceJson),
    findings: result.findings.map((finding) => findingJson(finding, warningThreshold)),
    ...(result.excluded === undefined ? {} : { excluded: result.excluded.map(excludedJson) }),
  };
}

function excludedJson({ cveId, reason, statement, source, service, judgedCpe }: ExcludedCve) {
  const { port, transport } = service;
  return { cve_id: cveId, reason, statement, source, service: { port, transport }, judged_cpe: judgedCpe };
}

function hostHead({ host, site }: HostResult): Omit<HostJson, 'services' | 'findings' | 'excluded'> {
  return {
    site_id: site?.id ?? null,
    site_name: site?.name ?? null,
    ip_address: host.ipAddress,
    hostname: host.hostname,
    mac_address: host.macAddress,
    manufacturer: host.manufacturer,
    discovered_by: host.discoveredBy,
    partial_reasons: [...host.partialReasons],
  };
}

function serviceJson({
  port,
  transport,
  identity,
  tls,
  banner,
  observation,
}: ServiceObservation): ServiceJson {
  return {
    port,
    transport,
    service: identity.service,
    vendor: identity.vendor,
    product: identity.product,
    version: identity.version,
    cpe: [...identity.cpe],
    extra: { ...identity.extra },
    tls: tls === null ? null : tlsJson(tls),
    banner,
    fingerprint: identity.fingerprint,
    confidence: identity.confidence,
    observation: observation?.id ?? null,
  };
}

function tlsJson(tls: TlsObservation): NonNullable<ServiceJson['tls']> {
  return {
    protocol: tls.protocol,
    cipher: tls.cipher,
    subject: tls.subject,
    issuer: tls.issuer,
    valid_from: tls.validFrom,
    valid_to: tls.validTo,
    fingerprint_sha256: tls.fingerprintSha256,
    alt_names: [...tls.altNames],
  };
}

function findingJson(finding: Finding, warningThreshold: number | null): FindingJson {
  const { cve, verdict, service } = finding;
  return {
    cve_id: cve.cveId,
    verdict: verdict.verdict,
    score: cve.score,
    severity: cve.severity,
    vector: cve.vector,
    cvss_version: cve.cvssVersion,
    warning: isWarning(finding, warningThreshold),
    known_exploited: cve.knownExploited,
    epss: cve.epss === null ? null : { ...cve.epss },
    confidence: verdict.confidence,
    confidence_factors: verdict.factors.map(({ name, effect }) => ({ name, effect })),
    service: { port: service.port, transport: service.transport },
    evidence: {
      observation: service.observation?.id ?? null,
      matched_cpe: verdict.matchedCpe,
      statement: verdict.statement,
      source: decidingSource(cve, verdict),
      record_digest: decidingRecordDigest(cve, verdict),
      conflicts: decidingConflicts(verdict).map((other) => ({ ...other })),
    },
    published_at: cve.publishedAt,
    description: cve.description,
    references: cve.references.map(({ url, name }) => ({ url, name: name ?? null })),
  };
}
