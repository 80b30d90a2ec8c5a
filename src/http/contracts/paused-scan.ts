import { z } from 'zod';
import type { PausedScan as Paused } from '../../operations/scans/pause-scan.ts';

export const PausedScan = z
  .object({ scan_id: z.uuid(), status: z.enum(['pausing', 'resuming']), message: z.string() })
  .meta({
    id: 'PausedScan',
    description: 'The scan pauses or goes on, within seconds.',
    examples: [
      {
        scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
        status: 'pausing',
        message: 'Scan is being paused. What was found so far is kept.',
      },
    ],
  });

export function fromPausedScan({ scanId: scan_id, status, message }: Paused): z.infer<typeof PausedScan> {
  return { scan_id, status, message };
}
