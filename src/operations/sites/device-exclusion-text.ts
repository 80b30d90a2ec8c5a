import { z } from 'zod';
import { formatDeviceExclusion, parseDeviceExclusion } from '../../domain/device-exclusion.ts';

/** A device that is never scanned, as people write it, read into its canonical form. */
export const DeviceExclusionText = z
  .string()
  .max(32)
  .transform((text, context) => {
    const exclusion = parseDeviceExclusion(text);
    if (exclusion !== undefined) return formatDeviceExclusion(exclusion);
    context.addIssue({
      code: 'custom',
      message: 'must be mac:00:1A:2B:3C:4D:5E, oui:00:1A:2B, or class: with printer, plc, camera or phone',
    });
    return z.NEVER;
  });
