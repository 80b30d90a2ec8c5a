import { z } from 'zod';

/** An instant as we write it, in UTC with milliseconds, that every table can hold: from the year 1 on. */
export const InstantText = z.iso
  .datetime({ precision: 3 })
  .refine((text) => !text.startsWith('0000'), 'must be of the year 1 or later');
