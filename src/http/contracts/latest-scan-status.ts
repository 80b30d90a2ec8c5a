import { z } from 'zod';
import type { LatestScanStatus as Status } from '../../operations/scan-schedules/get-latest-scan-status.ts';

const siteIds = z.array(z.uuid());
const siteId = '9c3c1392-7f36-4240-85f2-273573c0384a';

export const LatestScanStatus = z
  .union([
    z.object({
      targets: siteIds.meta({ description: 'sites of the scan' }),
      scanned: siteIds.meta({ description: 'sites where it was begun and has ended, well or not' }),
      failed: siteIds.meta({ description: 'sites where it failed' }),
    }),
    z.array(z.never()).length(0),
  ])
  .meta({
    id: 'LatestScanStatus',
    description: 'Ids of sites; an empty array when no scan of the schedule ever ran.',
    examples: [{ targets: [siteId], scanned: [siteId], failed: [] }, []],
  });
export type LatestScanStatus = z.infer<typeof LatestScanStatus>;

export function fromLatestScanStatus(status: Status | undefined): LatestScanStatus {
  if (status === undefined) return [];
  return { targets: [...status.targets], scanned: [...status.scanned], failed: [...status.failed] };
}
