import { z } from 'zod';
import type {
  StartedSiteScan as Started,
  StartSiteScanInput,
} from '../../operations/scans/start-site-scan.ts';

const targets = ['192.168.1.0/28', '192.168.1.100-192.168.1.110', 'fd00::7'];

/** Body of `POST /v1/scans`. */
export const SiteScanBody = z
  .strictObject({
    site_id: z.uuid(),
    targets: z
      .array(z.string().max(100))
      .min(1)
      .max(1024)
      .meta({ description: 'addresses, CIDR networks and ranges of the site, IPv4 or IPv6' }),
    min_cvss: z.number().min(0).max(10).multipleOf(0.1).optional().meta({
      description: 'CVSS score, at most one decimal; what scores less is not counted; 0 when absent',
    }),
  })
  .meta({ examples: [{ site_id: '9c3c1392-7f36-4240-85f2-273573c0384a', targets, min_cvss: 4 }] });
export type SiteScanBody = z.infer<typeof SiteScanBody>;

export const StartedSiteScan = z
  .object({
    scan_id: z.uuid().meta({ description: 'id of the new scan' }),
    scan_site_id: z.uuid().meta({ description: "id of this site's part of it" }),
    targets: z.array(z.string()),
    message: z.string(),
  })
  .meta({
    id: 'StartedSiteScan',
    description: 'The scan has been created and waits for its turn.',
    examples: [
      {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        scan_site_id: '9c46a6f1-b9e9-4f5a-9b2f-8e2c4f0d6b2e',
        targets,
        message: 'Scan started successfully',
      },
    ],
  });
export type StartedSiteScan = z.infer<typeof StartedSiteScan>;

export function toStartSiteScanInput(body: SiteScanBody): StartSiteScanInput {
  const { site_id: siteId, targets: asked, min_cvss: minCvss } = body;
  return { siteId, targets: asked, ...(minCvss !== undefined && { minCvss }) };
}

export function fromStartedSiteScan(started: Started): StartedSiteScan {
  return {
    scan_id: started.scanId,
    scan_site_id: started.scanSiteId,
    targets: [...started.targets],
    message: started.message,
  };
}
