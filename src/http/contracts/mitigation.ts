import { z } from 'zod';
import type { MitigationSteps as Steps } from '../../operations/mitigation/get-mitigation-steps.ts';

export const MitigationSteps = z
  .object({
    cve_id: z.string(),
    mitigation: z.string().meta({ description: 'Markdown' }),
  })
  .meta({
    id: 'MitigationSteps',
    description: 'What to do about a CVE, made from its record without a language model.',
    examples: [
      {
        cve_id: 'CVE-2023-38408',
        mitigation: '# CVE-2023-38408\n\n## What to do\n\n**Upgrade** to the first fixed version …\n',
      },
    ],
  });
export type MitigationSteps = z.infer<typeof MitigationSteps>;

export function fromMitigationSteps({ cveId, mitigation }: Steps): MitigationSteps {
  return { cve_id: cveId, mitigation };
}
