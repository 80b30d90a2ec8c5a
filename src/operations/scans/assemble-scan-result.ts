import type { BundleInfo } from '../../domain/bundle-info.ts';
import type { HostResult, ScanResult } from '../../domain/scan-result.ts';
import type { ScanTraffic } from '../../domain/scan-traffic.ts';
import { compareIpAddresses } from '../../domain/compare-ip-addresses.ts';

/**
 * The one form every finished scan takes: hosts in order of address, reasons sorted and each once, partial as
 * soon as the scan or one of its hosts has a reason.
 */
export function assembleScanResult(parts: {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly targets: readonly string[];
  readonly partialReasons: readonly string[];
  readonly traffic?: ScanTraffic | null;
  readonly intel: BundleInfo;
  readonly hosts: readonly HostResult[];
}): ScanResult {
  const ofHosts = parts.hosts.flatMap(({ host }) => host.partialReasons);
  const partialReasons = [...new Set([...parts.partialReasons, ...ofHosts])].sort();
  return {
    id: parts.id,
    startedAt: parts.startedAt.toISOString(),
    finishedAt: parts.finishedAt.toISOString(),
    targets: parts.targets,
    partial: partialReasons.length > 0,
    partialReasons,
    ...(parts.traffic ? { traffic: parts.traffic } : {}),
    intel: parts.intel,
    hosts: parts.hosts.toSorted((a, b) => compareIpAddresses(a.host.ipAddress, b.host.ipAddress)),
  };
}
