import { decidingConflicts, decidingRecordDigest, decidingSource } from '../../domain/deciding-record.ts';
import { classifyHost } from '../../domain/classify-host.ts';
import { countWarnings } from '../../domain/count-warnings.ts';
import { isWarning } from '../../domain/is-warning.ts';
import type { ScanTraffic } from '../../domain/scan-traffic.ts';
import type { HostObservation, ServiceObservation, TlsObservation } from '../../domain/observation.ts';
import type { ExcludedCve, Finding, HostResult, ScanResult } from '../../domain/scan-result.ts';
import { summariseHosts } from '../../domain/scan-summary.ts';
import type { ReportDecision, ScanReport } from '../model/scan-report.ts';
import { routerJson } from './routers-json.ts';
import type { FindingJson, HostJson, ScanJson, ServiceJson } from './scan-json.ts';

/** A scan's result, and what people decided about it. */
export type DecidedResult = Pick<ScanReport, 'result' | 'decisionOf'>;

/**
 * Renders a scan's result in its published JSON form (`schema/scan-report.schema.json`); as it was judged, where no
 * decisions are given.
 */
export function renderScanJson(
  result: ScanResult,
  decisionOf: ScanReport['decisionOf'] = () => undefined,
): ScanJson {
  const { scan, summary } = renderScanHead(result);
  const hosts = result.hosts.map((host) => {
    const { head, findings, tail } = renderScanHost({ result, decisionOf }, host);
    return { ...head, findings: [...findings], ...tail };
  });
  return { scan, hosts, summary };
}

/** All of it but the hosts. */
export function renderScanHead(result: ScanResult): Omit<ScanJson, 'hosts'> {
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
      ...(result.routers === undefined ? {} : { routers: result.routers.map(routerJson) }),
      partial: result.partial,
      partial_reasons: [...result.partialReasons],
      ...(result.traffic === undefined ? {} : { traffic: trafficJson(result.traffic) }),
      intel: {
        digest: result.intel.digest,
        newest_record_at: result.intel.newestRecordAt,
        records: result.intel.records,
        kind: result.intel.kind,
      },
    },
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

/** A host in the order in which it is written; its findings are made as they are read. */
export function renderScanHost(report: DecidedResult, host: HostResult) {
  return {
    head: { ...hostHead(host), services: host.host.services.map(serviceJson) },
    findings: findingsJson(report, host),
    tail: {
      ...(host.excluded !== undefined && { excluded: host.excluded.map(excludedJson) }),
      ...(host.unknown !== undefined && {
        unknown: host.unknown.map(({ service, cves }) => ({ service: { ...service }, cves })),
      }),
    },
  };
}

function* findingsJson({ result, decisionOf }: DecidedResult, host: HostResult): Generator<FindingJson> {
  const warningThreshold = result.origin?.warningThreshold ?? null;
  for (const finding of host.findings) {
    const decision = decisionOf(host, finding);
    yield {
      ...findingJson(finding, warningThreshold),
      ...(decision !== undefined && { decision: decisionJson(decision) }),
    };
  }
}

function decisionJson(decision: ReportDecision): NonNullable<FindingJson['decision']> {
  return {
    status: decision.kind,
    by: decision.source.by,
    id: decision.source.id,
    justification: decision.reason,
    vex_justification: decision.vexJustification,
    vex_document: decision.vexDocument && {
      id: decision.vexDocument.id,
      author: decision.vexDocument.author,
    },
    decided_by: decision.decidedBy,
    decided_at: decision.decidedAt,
    expires_at: decision.expiresAt,
  };
}

function excludedJson({ cveId, reason, statement, source, service, judgedCpe }: ExcludedCve) {
  const { port, transport } = service;
  return { cve_id: cveId, reason, statement, source, service: { port, transport }, judged_cpe: judgedCpe };
}

function hostHead({
  host,
  site,
}: HostResult): Omit<HostJson, 'services' | 'findings' | 'excluded' | 'unknown'> {
  return {
    site_id: site?.id ?? null,
    site_name: site?.name ?? null,
    ip_address: host.ipAddress,
    hostname: host.hostname,
    mac_address: host.macAddress,
    manufacturer: host.manufacturer,
    device: deviceJson(host),
    ...(host.macAddressSource && { mac_address_source: host.macAddressSource }),
    ...(host.hostnameSource && { hostname_source: host.hostnameSource }),
    ...(host.vlanId !== undefined && { vlan_id: host.vlanId }),
    discovered_by: host.discoveredBy,
    partial_reasons: [...host.partialReasons],
    ...(host.traffic === undefined
      ? {}
      : {
          traffic: {
            packets_sent: host.traffic.packetsSent,
            rate_per_second: host.traffic.ratePerSecond,
            fragile_class: host.traffic.fragileClass,
          },
        }),
  };
}

function trafficJson(traffic: ScanTraffic): NonNullable<ScanJson['scan']['traffic']> {
  return {
    packets_sent: traffic.packetsSent,
    peak_per_second: traffic.peakPerSecond,
    rate_per_second: traffic.ratePerSecond,
    rate_per_second_per_host: traffic.ratePerSecondPerHost,
  };
}

function deviceJson(host: HostObservation): NonNullable<HostJson['device']> {
  const { deviceClass, confidence, osFamily, signals } = classifyHost(host);
  return { class: deviceClass, confidence, os_family: osFamily, signals: [...signals] };
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
