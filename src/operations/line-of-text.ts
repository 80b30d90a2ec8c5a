import { z } from 'zod';

/** One line a person wrote, 1 to `maxLength` characters after trimming, without control characters. */
export function lineOfText(maxLength: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line without control characters');
}
