import { z } from 'zod';
import type { MitigationSteps as Steps } from '../../operations/mitigation/get-mitigation-steps.ts';

export const MitigationSteps = z
  .object({
    cve_id: z.string(),
    mitigation: z.string().meta({ description: 'Markdown' }),
    generated_by: z.array(z.string()).optional().meta({
      description:
        '`records`, and the name of the language model whose words follow in a section of their own; absent where no model wrote anything',
    }),
  })
  .meta({
    id: 'MitigationSteps',
    description:
      'What to do about a CVE, made from its record; where a language model is configured, its words may follow.',
    examples: [
      {
        cve_id: 'CVE-2023-38408',
        mitigation: '# CVE-2023-38408\n\n## What to do\n\n**Upgrade** to the first fixed version …\n',
      },
    ],
  });
export type MitigationSteps = z.infer<typeof MitigationSteps>;

export function fromMitigationSteps({ cveId, mitigation, model }: Steps): MitigationSteps {
  return { cve_id: cveId, mitigation, ...(model !== null && { generated_by: ['records', model] }) };
}
