import { observationOfKept } from '../../domain/kept-service.ts';
import type { HostObservation, ServiceObservation } from '../../domain/observation.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import { routerOfJson } from './routers-json.ts';
import type { HostJson, ScanJson, ServiceJson } from './scan-json.ts';

/** A host as it was seen, with its place. */
export interface ObservedPlace {
  readonly host: HostObservation;
  readonly site: { readonly id: string; readonly name: string | null } | undefined;
}

/** What a scan's JSON says of the scan itself, for a result whose hosts are judged anew. */
export function scanOfJson({ scan }: ScanJson): Omit<ScanResult, 'intel' | 'hosts'> {
  return {
    id: scan.id,
    ...(scan.scan_code !== null &&
      scan.status !== null && {
        origin: {
          scanCode: scan.scan_code,
          scanScheduleId: scan.scan_schedule_id,
          status: scan.status,
          warningThreshold: scan.warning_threshold,
          // Not told in JSON, and nothing in it depends on the number.
          sites: 0,
        },
      }),
    startedAt: scan.started_at,
    finishedAt: scan.finished_at,
    targets: scan.targets,
    ...(scan.min_score !== undefined && { minScore: scan.min_score }),
    ...(scan.routers !== undefined && { routers: scan.routers.map(routerOfJson) }),
    partial: scan.partial,
    partialReasons: scan.partial_reasons,
    ...(scan.traffic !== undefined && {
      traffic: {
        packetsSent: scan.traffic.packets_sent,
        peakPerSecond: scan.traffic.peak_per_second,
        ratePerSecond: scan.traffic.rate_per_second,
        ratePerSecondPerHost: scan.traffic.rate_per_second_per_host,
      },
    }),
  };
}

/** The hosts of a scan's JSON as they were seen. Replies are not in it, only the ids of their observations. */
export function observationsOfScanJson({ scan, hosts }: ScanJson): ObservedPlace[] {
  return hosts.map((host) => ({
    host: {
      ipAddress: host.ip_address,
      hostname: host.hostname,
      macAddress: host.mac_address,
      manufacturer: host.manufacturer,
      ...(host.mac_address_source && { macAddressSource: host.mac_address_source }),
      ...(host.hostname_source && { hostnameSource: host.hostname_source }),
      ...(host.vlan_id !== undefined && { vlanId: host.vlan_id }),
      discoveredBy: host.discovered_by,
      services: host.services.map((service) => serviceOf(service, host, scan.finished_at)),
      partialReasons: host.partial_reasons,
      ...(host.traffic !== undefined && {
        traffic: {
          packetsSent: host.traffic.packets_sent,
          ratePerSecond: host.traffic.rate_per_second,
          fragileClass: host.traffic.fragile_class,
        },
      }),
      startedAt: scan.started_at,
      finishedAt: scan.finished_at,
    },
    site: host.site_id === null ? undefined : { id: host.site_id, name: host.site_name },
  }));
}

function serviceOf(service: ServiceJson, { findings }: HostJson, at: string): ServiceObservation {
  const { port, transport, tls } = service;
  const own = findings.find(
    (finding) => finding.service.port === port && finding.service.transport === transport,
  );
  // Results of older versions name the observation in findings alone.
  const observationId =
    service.observation === undefined ? (own?.evidence.observation ?? null) : service.observation;
  return observationOfKept({ ...service, tls: tls === null ? null : tlsOf(tls), observationId }, at);
}

function tlsOf(tls: NonNullable<ServiceJson['tls']>): NonNullable<ServiceObservation['tls']> {
  return {
    protocol: tls.protocol,
    cipher: tls.cipher,
    subject: tls.subject,
    issuer: tls.issuer,
    validFrom: tls.valid_from,
    validTo: tls.valid_to,
    fingerprintSha256: tls.fingerprint_sha256,
    altNames: tls.alt_names,
  };
}
