import { z } from 'zod';

const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant at which something expires, read into UTC; none beyond the years that ISO 8601 writes with four digits. */
export const ExpiryText = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) <= latest, 'must not lie beyond 9999-12-31T23:59:59.999Z')
  .transform((text) => new Date(text).toISOString());
