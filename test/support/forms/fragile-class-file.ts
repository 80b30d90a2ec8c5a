import { z } from 'zod';
import { fragileClasses } from '../../../src/domain/device-exclusion.ts';

const Patterns = z.array(z.string().min(1).max(100));

/** The form of `data/devices/fragile-classes.json`. */
export const FragileClassFile = z.strictObject({
  about: z.string(),
  sources: z.array(z.string()).min(1),
  classes: z.array(
    z.strictObject({
      name: z.enum(fragileClasses),
      why: z.string(),
      rate_per_second: z.number().min(1).max(40),
      connections_at_once: z.int().min(1).max(64),
      manufacturers: Patterns,
      names: Patterns,
      examples: z.strictObject({
        manufacturers: z.array(z.string()).min(1),
        names: z.array(z.string()).min(1),
        not: z.array(z.string()).min(1),
      }),
    }),
  ),
});
