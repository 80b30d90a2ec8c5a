import { z } from 'zod';

/** Why somebody decided something, in words: 10 to 1000 characters. */
export const JustificationText = z
  .string()
  .trim()
  .min(10)
  .max(1000)
  .regex(/^[^\0\p{Cs}]*$/u, 'must be text');
