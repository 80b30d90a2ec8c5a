import { z } from 'zod';
import { complianceTagsOf, type ComplianceTag } from '../../domain/compliance-tags.ts';
import type { ExplainedFactor } from '../../domain/explain-factors.ts';
import { explainFinding } from '../../domain/explain-finding.ts';
import { explainPriority } from '../../domain/explain-priority.ts';
import type { PriorityReasonName } from '../../domain/priority.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { type CveWords, readCveDetails } from './read-cve-details.ts';
import { settleEnded } from './settle-decisions.ts';
import { visibleFinding } from './visible-finding.ts';
import { type PrioritisedFinding, withPriority } from './with-priority.ts';

export const GetFindingInput = z.strictObject({ findingId: UuidText });
export type GetFindingInput = z.input<typeof GetFindingInput>;

/** A finding with what it rests on. */
export interface ExplainedFinding {
  readonly finding: PrioritisedFinding;
  readonly words: CveWords | undefined;
  readonly complianceTags: readonly ComplianceTag[];
  readonly explanation: {
    readonly text: string;
    readonly factors: readonly ExplainedFactor[];
    readonly priority: readonly { readonly name: PriorityReasonName; readonly sentence: string }[];
  };
}

/** One finding with its evidence, in words too. Scope `cve:view`. Throws `not_found` / `finding_not_found`. */
export async function getFinding(
  context: OperationContext,
  input: GetFindingInput,
): Promise<ExplainedFinding> {
  authorise(context, 'cve:view');
  const { findingId } = parseInput(GetFindingInput, input);
  await settleEnded(context);
  return context.store.transaction(async (connection) => {
    const finding = await visibleFinding(context, connection, findingId);
    const prioritised = withPriority(finding);
    const words = await readCveDetails(context, connection, [finding.recordDigest]);
    return {
      finding: prioritised,
      words: words.get(finding.recordDigest),
      complianceTags: complianceTagsOf(finding),
      explanation: { ...explainFinding(finding), priority: explainPriority(prioritised.priority) },
    };
  });
}
