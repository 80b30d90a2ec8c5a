import { z } from 'zod';
import { classifyHost } from '../../domain/classify-host.ts';
import { deviceClasses } from '../../domain/device-class.ts';
import type { HostObservation } from '../../domain/observation.ts';
import { isActiveScanStatus, scanStatuses, type ScanSite } from '../../domain/scan.ts';
import type { ScanState } from '../../operations/scans/describe-scan-state.ts';
import type { ScanWithHosts } from '../../operations/scans/get-scan.ts';
import { whyUnreached } from '../../operations/workers/end-unreached-parts.ts';
import { pagingQuery } from './paging.ts';
import {
  fromProgress,
  fromScanReport,
  Hold,
  Progress,
  ScanReport,
  scanReportExample,
} from './scan-report.ts';

const instant = z.iso.datetime({ offset: true });

/** Query of `GET /v1/scans`. */
export const ScanListQuery = z.strictObject({
  ...pagingQuery,
  site_id: z.uuid().optional().meta({ description: 'only scans that this site is part of' }),
  scan_schedule_id: z.uuid().optional().meta({ description: 'only scans of this schedule' }),
  status: z.enum(scanStatuses).optional().meta({ description: 'only scans in this state' }),
});

const Host = z.object({
  ip_address: z.string(),
  hostname: z.string().nullable(),
  mac_address: z.string().nullable(),
  manufacturer: z.string().nullable(),
  device_class: z.enum(deviceClasses),
  open_ports: z.int().min(0),
  services: z.array(
    z.object({
      port: z.int().min(1).max(65_535),
      transport: z.enum(['tcp', 'udp']),
      service: z.string().nullable(),
      product: z.string().nullable(),
      version: z.string().nullable(),
    }),
  ),
});

const Part = z.object({
  id: z.uuid().meta({ description: "id of this site's part of the scan" }),
  site_id: z.uuid(),
  status: z.enum(scanStatuses),
  reasons: z.array(z.string()),
  hold: Hold.nullable().meta({ description: 'why it is not worked on; null while it is' }),
  progress: Progress.nullable(),
  waiting_reason: z.string().nullable().meta({
    description:
      'why no living worker can take it, and since when; it fails when that lasts (`SITEWARDEN_WORKER_WAIT_MINUTES`)',
  }),
  started_at: instant.nullable(),
  finished_at: instant.nullable(),
});

export const Scan = ScanReport.extend({
  sites: z.array(
    Part.extend({
      hosts_finished: z.int().min(0),
      hosts: z.array(Host).meta({ description: 'finished hosts, 1,000 over all sites at most' }),
    }),
  ),
}).meta({
  id: 'Scan',
  description: 'A scan with its parts and the hosts that are finished so far.',
  examples: [
    {
      ...scanReportExample,
      sites: [
        {
          id: '9c46a6f1-b9e9-4f5a-9b2f-8e2c4f0d6b2e',
          site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
          status: 'finished',
          reasons: [],
          hold: null,
          progress: null,
          waiting_reason: null,
          started_at: '2026-11-02T12:00:00.000Z',
          finished_at: '2026-11-02T12:35:10.000Z',
          hosts_finished: 1,
          hosts: [
            {
              ip_address: '192.168.1.55',
              hostname: null,
              mac_address: '00:0C:42:12:34:56',
              manufacturer: 'Routerboard.com',
              device_class: 'router',
              open_ports: 1,
              services: [
                { port: 22, transport: 'tcp', service: 'ssh', product: 'openssh', version: '9.2p1' },
              ],
            },
          ],
        },
      ],
    },
  ],
});
export type Scan = z.infer<typeof Scan>;

export function fromScan({ report, sites, hosts, hostCounts }: ScanWithHosts): Scan {
  return {
    ...fromScanReport(report),
    sites: sites.map((site) => ({
      ...fromPart(site),
      hosts_finished: hostCounts.get(site.id) ?? 0,
      hosts: (hosts.get(site.id) ?? []).map(fromHost),
    })),
  };
}

/** What an event of a running scan carries. */
export function fromScanState({ report, sites, hostCounts }: ScanState) {
  // Figures are kept with the scan as soon as one of its parts is judged.
  const judged = report.jsonUrl !== null;
  return {
    id: report.id,
    status: report.status,
    running: report.running,
    reasons: report.reasons,
    hold: report.hold,
    progress: fromProgress(report.progress),
    percentage_done: report.percentageDone,
    hosts_finished: sites.reduce((sum, { id }) => sum + (hostCounts.get(id) ?? 0), 0),
    open_ports: Math.max(report.openPorts, report.progress?.openPorts ?? 0),
    cve_count: judged ? report.cveCount : null,
    unique_cves: judged ? report.uniqueCves : null,
    highest_score: judged ? report.highestScore : null,
    sites: sites.map((site) => ({ ...fromPart(site), hosts_finished: hostCounts.get(site.id) ?? 0 })),
  };
}

function fromPart(site: ScanSite): z.infer<typeof Part> {
  return {
    id: site.id,
    site_id: site.siteId,
    status: site.status,
    reasons: [...site.reasons],
    hold: site.hold && { ...site.hold },
    progress: fromProgress(site.progress),
    waiting_reason:
      site.unreachedSince !== null && isActiveScanStatus(site.status)
        ? `${whyUnreached(site)}, since ${site.unreachedSince}`
        : null,
    started_at: site.startedAt,
    finished_at: site.finishedAt,
  };
}

function fromHost(host: HostObservation): z.infer<typeof Host> {
  return {
    ip_address: host.ipAddress,
    hostname: host.hostname,
    mac_address: host.macAddress,
    manufacturer: host.manufacturer,
    device_class: classifyHost(host).deviceClass,
    open_ports: host.services.length,
    services: host.services.map(({ port, transport, identity }) => ({
      port,
      transport,
      service: identity.service,
      product: identity.product,
      version: identity.version,
    })),
  };
}
