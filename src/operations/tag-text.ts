import { z } from 'zod';

/** A word that people give to devices: letters, digits and `._:-`, 50 at most, lower case. */
export const TagText = z
  .string()
  .trim()
  .toLowerCase()
  .max(50)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u, 'must be a word of letters, digits and ._:-');
