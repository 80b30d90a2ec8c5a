import { z } from 'zod';
import type {
  StartedMultipleIpScan as Started,
  StartMultipleIpScanInput,
} from '../../operations/scans/start-multiple-ip-scan.ts';

/** Body of `POST /scans/cve/scan/multiple-ips`. */
export const MultipleIpScanBody = z
  .strictObject({
    schedule_id: z.uuid().meta({ description: 'the schedule whose settings the scan uses' }),
    site_id: z.uuid().meta({ description: 'the site that the addresses belong to' }),
    ips: z
      .array(z.ipv4())
      .min(1)
      .meta({ description: 'IPv4 addresses of the site, each scanned once', maxItems: 1024 }),
  })
  .meta({
    examples: [
      {
        schedule_id: '9c43cc95-f313-49a3-b632-524f7a24503b',
        site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
        ips: ['192.168.1.55', '192.168.1.60'],
      },
    ],
  });
export type MultipleIpScanBody = z.infer<typeof MultipleIpScanBody>;

export const StartedMultipleIpScan = z
  .object({
    scan_id: z.uuid().meta({ description: 'id of the new scan' }),
    scan_site_id: z.uuid().meta({ description: "id of this site's part of it" }),
    target_ips: z.array(z.ipv4()),
    message: z.string(),
  })
  .meta({
    id: 'StartedMultipleIpScan',
    description: 'The scan has been created and waits for its turn.',
    examples: [
      {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        scan_site_id: '9c46a6f1-b9e9-4f5a-9b2f-8e2c4f0d6b2e',
        target_ips: ['192.168.1.55', '192.168.1.60'],
        message: 'Scan started successfully',
      },
    ],
  });
export type StartedMultipleIpScan = z.infer<typeof StartedMultipleIpScan>;

export function toStartMultipleIpScanInput(body: MultipleIpScanBody): StartMultipleIpScanInput {
  return { scheduleId: body.schedule_id, siteId: body.site_id, ips: body.ips };
}

export function fromStartedMultipleIpScan(started: Started): StartedMultipleIpScan {
  return {
    scan_id: started.scanId,
    scan_site_id: started.scanSiteId,
    target_ips: [...started.targetIps],
    message: started.message,
  };
}
