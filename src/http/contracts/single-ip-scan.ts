import { z } from 'zod';
import type {
  StartedSingleIpScan as Started,
  StartSingleIpScanInput,
} from '../../operations/scans/start-single-ip-scan.ts';

/** Body of `POST /scans/cve/scheduled/single-ip`. */
export const SingleIpScanBody = z
  .strictObject({
    schedule_id: z.uuid().meta({ description: 'the schedule whose settings the scan uses' }),
    site_id: z.uuid().meta({ description: 'the site that the address belongs to' }),
    ip_address: z.ipv4(),
  })
  .meta({
    examples: [
      {
        schedule_id: '9c43cc95-f313-49a3-b632-524f7a24503b',
        site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
        ip_address: '192.168.1.55',
      },
    ],
  });
export type SingleIpScanBody = z.infer<typeof SingleIpScanBody>;

export const StartedSingleIpScan = z
  .object({
    scan_id: z.uuid().meta({ description: 'id of the new scan' }),
    status: z.literal('pending'),
    ip_address: z.ipv4(),
    site_id: z.uuid(),
    created_at: z.iso.datetime({ offset: true }),
    message: z.string(),
  })
  .meta({
    id: 'StartedSingleIpScan',
    description: 'The scan has been created and waits for its turn.',
    examples: [
      {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        status: 'pending',
        ip_address: '192.168.1.55',
        site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
        created_at: '2026-11-02T08:00:00.000Z',
        message: 'Scan initiated. Check back for results.',
      },
    ],
  });
export type StartedSingleIpScan = z.infer<typeof StartedSingleIpScan>;

export function toStartSingleIpScanInput(body: SingleIpScanBody): StartSingleIpScanInput {
  return { scheduleId: body.schedule_id, siteId: body.site_id, ipAddress: body.ip_address };
}

export function fromStartedSingleIpScan(started: Started): StartedSingleIpScan {
  return {
    scan_id: started.scanId,
    status: started.status,
    ip_address: started.ipAddress,
    site_id: started.siteId,
    created_at: started.createdAt,
    message: started.message,
  };
}
