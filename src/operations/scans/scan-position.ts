import { z } from 'zod';
import type { Scan } from '../../domain/scan.ts';

/** Where a scan stands in a list of the newest first: when it was accepted, and its id. */
export const ScanPosition = z.tuple([z.iso.datetime(), z.uuid()]);

/** The same of one scan. */
export function scanPosition(scan: Scan): z.infer<typeof ScanPosition> {
  return [scan.createdAt, scan.id];
}
