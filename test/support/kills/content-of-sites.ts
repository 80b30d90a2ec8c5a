import type { AskService } from '../ask-service.ts';
import type { DeclaredSites } from './declared-sites.ts';

/** What a person sees of sites after their scans, a line each, without ids and times. */
export interface SitesContent {
  readonly services: readonly string[];
  readonly devices: readonly string[];
  readonly findings: readonly string[];
}

export async function contentOfSites(
  ask: AskService,
  { siteIds, scheduleIds }: DeclaredSites,
): Promise<SitesContent> {
  const services: string[] = [];
  const devices: string[] = [];
  const findings: string[] = [];
  for (const [index, siteId] of siteIds.entries()) {
    const [scan] = (await ask(`/v1/scans?scan_schedule_id=${scheduleIds[index]}`)) as { id: string }[];
    const whole = (await ask(`/v1/scans/${scan?.id}`)) as ScanAnswer;
    for (const { hosts } of whole.sites)
      for (const host of hosts)
        for (const service of host.services)
          services.push([host.ip_address, service.port, service.product, service.version].join(' '));
    const seen = (await ask(`/v1/devices?site_id=${siteId}&limit=1000`)) as DeviceAnswer[];
    for (const one of seen)
      devices.push([one.ip_address, one.mac_address, one.device_class, one.open_cve_count].join(' '));
    const found = (await ask(`/v1/findings?site_id=${siteId}&limit=1000`)) as FindingAnswer[];
    for (const { cve_id: cve, port, status, device } of found)
      findings.push([device.ip_address, port, cve, status].join(' '));
  }
  return { services: services.sort(), devices: devices.sort(), findings: findings.sort() };
}

interface ScanAnswer {
  readonly sites: readonly {
    readonly hosts: readonly {
      readonly ip_address: string;
      readonly services: readonly {
        readonly port: number;
        readonly product: string | null;
        readonly version: string | null;
      }[];
    }[];
  }[];
}

interface DeviceAnswer {
  readonly ip_address: string;
  readonly mac_address: string | null;
  readonly device_class: string;
  readonly open_cve_count: number;
}

interface FindingAnswer {
  readonly cve_id: string;
  readonly port: number;
  readonly status: string;
  readonly device: { readonly ip_address: string };
}
