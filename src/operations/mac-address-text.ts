import { z } from 'zod';
import { parseMacAddress } from '../domain/mac-address.ts';

/** A MAC address as people write it, read into its upper-case colon form. */
export const MacAddressText = z
  .string()
  .max(32)
  .transform((text, context) => {
    const macAddress = parseMacAddress(text);
    if (macAddress !== undefined) return macAddress;
    context.addIssue({ code: 'custom', message: 'must be a MAC address such as 00:1A:2B:3C:4D:5E' });
    return z.NEVER;
  });
