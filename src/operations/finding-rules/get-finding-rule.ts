import { z } from 'zod';
import { countCovered } from '../../store/queries/finding-rule-queries.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import type { CountedRule } from './create-finding-rule.ts';
import { visibleRule } from './visible-rule.ts';

export const GetFindingRuleInput = z.strictObject({ findingRuleId: UuidText });
export type GetFindingRuleInput = z.input<typeof GetFindingRuleInput>;

/** One rule with the findings it counts for. Scope `cve:view`. Throws `not_found` / `finding_rule_not_found`. */
export async function getFindingRule(
  context: OperationContext,
  input: GetFindingRuleInput,
): Promise<CountedRule> {
  authorise(context, 'cve:view');
  const { findingRuleId } = parseInput(GetFindingRuleInput, input);
  await settleEnded(context);
  const { db } = context.store;
  const rule = await visibleRule(context, db, findingRuleId);
  return { ...rule, covers: await countCovered(db, rule.id) };
}
