import type { Finding, HostResult } from '../domain/scan-result.ts';

/** A finding on a device, and when its host was seen. */
export interface SeenFinding {
  readonly deviceId: string;
  readonly seenAt: string;
  readonly finding: Finding;
}

/** One finding for each device and CVE: where several services show it, the one that is surest. */
export function surestFindings(
  devices: readonly {
    readonly device: { readonly id: string };
    readonly hosts: readonly HostResult[];
  }[],
): SeenFinding[] {
  return devices.flatMap(({ device, hosts }) => {
    const surest = new Map<string, SeenFinding>();
    for (const { host, findings } of hosts) {
      for (const finding of findings) {
        const other = surest.get(finding.cve.cveId);
        if (other !== undefined && other.finding.verdict.confidence >= finding.verdict.confidence) continue;
        surest.set(finding.cve.cveId, { deviceId: device.id, seenAt: host.finishedAt, finding });
      }
    }
    return [...surest.values()];
  });
}
