import { z } from 'zod';
import type { Explanation } from '../../domain/explanation.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { explainCpe } from './explain-cpe.ts';

export const GetExplanationInput = z.strictObject({ cpe: z.string().max(2048), cveId: z.string().max(64) });
export type GetExplanationInput = z.input<typeof GetExplanationInput>;

/** Explains a CPE and a CVE by the intelligence in use. Scope `cve:view`. Throws what `explainCpe` throws. */
export async function getExplanation(
  context: OperationContext,
  input: GetExplanationInput,
): Promise<Explanation> {
  authorise(context, 'cve:view');
  const { cpe, cveId } = parseInput(GetExplanationInput, input);
  return explainCpe(context.intelligence.current(), cpe, cveId);
}
