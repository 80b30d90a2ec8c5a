import { z } from 'zod';
import { endFindingRule as endRule } from '../../store/queries/finding-rule-queries.ts';
import { lockInventories } from '../../store/queries/inventory-queries.ts';
import { authorise } from '../authorise.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleRule } from './visible-rule.ts';

export const EndFindingRuleInput = z.strictObject({ findingRuleId: UuidText });
export type EndFindingRuleInput = z.input<typeof EndFindingRuleInput>;

/**
 * Ends a rule: what nothing else covers is open again. The rule stays for the history; one that has ended is ended.
 * Scope `cve:update`. Throws `not_found` / `finding_rule_not_found`.
 */
export async function endFindingRule(context: OperationContext, input: EndFindingRuleInput): Promise<void> {
  authorise(context, 'cve:update');
  const { findingRuleId } = parseInput(EndFindingRuleInput, input);
  const { organizationId, actor, clock } = context;
  await context.store.transaction(async (connection) => {
    const before = await visibleRule(context, connection, findingRuleId);
    await lockInventories(connection, organizationId, before.siteId);
    const at = clock.now();
    if (!(await endRule(connection, findingRuleId, { at, by: actor.id }))) return;
    await settleDecisions(connection, context, { kind: 'decided_by', id: findingRuleId });
    await recordChange(connection, context, {
      action: 'endFindingRule',
      objectKind: 'finding_rule',
      objectId: findingRuleId,
      before: { ...before },
      after: { ...before, endedAt: at.toISOString(), endedBy: actor.id },
    });
  });
}
