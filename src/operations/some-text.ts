import { z } from 'zod';

/** Text to look for, 1 to `maxLength` characters, of which a database can hold every one. */
export function someText(maxLength: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\0\p{Cs}]*$/u, 'must be text');
}
