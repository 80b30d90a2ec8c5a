import { z } from 'zod';
import type { ScanCount as Counted } from '../../domain/scan-count.ts';

const count = z.int().min(0);
const example = {
  scan_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  site_id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d60',
  day: '2026-11-02',
  hosts_scanned: 31,
  hosts_with_cves: 12,
  open_ports: 195,
  cve_count: 87,
  unique_cves: 41,
  highest_score: 9.8,
  has_details: true,
};

export const ScanCount = z
  .object({
    scan_id: z.uuid(),
    site_id: z.uuid(),
    day: z.iso.date().meta({ description: 'when it ended, in UTC' }),
    hosts_scanned: count,
    hosts_with_cves: count,
    open_ports: count,
    cve_count: count.meta({ description: 'a CVE counts once for each host and service' }),
    unique_cves: count,
    highest_score: z.number().min(0).max(10).nullable(),
    has_details: z
      .boolean()
      .meta({ description: 'whether hosts and findings of the scan can still be read' }),
  })
  .meta({ id: 'ScanCount', description: "What one site's part of a scan counted.", examples: [example] });

export const ScanCountList = z
  .array(ScanCount)
  .meta({ id: 'ScanCountList', description: 'Newest day first.', examples: [[example]] });

export function fromScanCount(counted: Counted): z.infer<typeof ScanCount> {
  return {
    scan_id: counted.scanId,
    site_id: counted.siteId,
    day: counted.day,
    hosts_scanned: counted.hostsScanned,
    hosts_with_cves: counted.hostsWithCves,
    open_ports: counted.openPorts,
    cve_count: counted.cveCount,
    unique_cves: counted.uniqueCves,
    highest_score: counted.highestScore,
    has_details: counted.hasDetails,
  };
}
