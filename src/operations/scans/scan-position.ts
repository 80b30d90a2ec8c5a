import { z } from 'zod';
import type { Scan } from '../../domain/scan.ts';
import { InstantText } from '../instant-text.ts';

/** Where a scan stands in a list of the newest first: when it was accepted, and its id. */
export const ScanPosition = z.tuple([InstantText, z.uuid()]);

/** The same of one scan. */
export function scanPosition(scan: Scan): z.infer<typeof ScanPosition> {
  return [scan.createdAt, scan.id];
}
