import { z } from 'zod';
import type { StartedScan as Started } from '../../operations/scans/start-scan.ts';
import type { StoppingScan as Stopping } from '../../operations/scans/stop-scan.ts';

const scanId = '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d';

export const StartedScan = z
  .object({ scan_id: z.uuid(), status: z.literal('pending'), message: z.string() })
  .meta({
    id: 'StartedScan',
    description: 'The scan has been created and waits for its turn.',
    examples: [{ scan_id: scanId, status: 'pending', message: 'Scan started. Check back for results.' }],
  });
export type StartedScan = z.infer<typeof StartedScan>;

export const StoppingScan = z
  .object({ scan_id: z.uuid(), status: z.literal('stopping'), message: z.string() })
  .meta({
    id: 'StoppingScan',
    description: 'The scan ends within seconds; what it has found is kept.',
    examples: [
      {
        scan_id: scanId,
        status: 'stopping',
        message: 'Scan is being stopped. What was found so far is kept.',
      },
    ],
  });
export type StoppingScan = z.infer<typeof StoppingScan>;

export function fromStartedScan({ scanId: scan_id, status, message }: Started): StartedScan {
  return { scan_id, status, message };
}

export function fromStoppingScan({ scanId: scan_id, status, message }: Stopping): StoppingScan {
  return { scan_id, status, message };
}
