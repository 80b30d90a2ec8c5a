import { z } from 'zod';

const Port = z.int().min(1).max(65_535);
const PortRange = z
  .string()
  .regex(/^\d{1,5}-\d{1,5}$/u)
  .refine((text) => {
    const [first = 0, last = 0] = text.split('-').map(Number);
    return first >= 1 && first <= last && last <= 65_535;
  });

/** The form of `data/ports/tcp-by-likelihood.json`. */
export const RankedPortsFile = z.strictObject({
  about: z.string(),
  groups: z
    .array(z.strictObject({ about: z.string(), ports: z.array(z.union([Port, PortRange])).min(1) }))
    .min(1),
});
