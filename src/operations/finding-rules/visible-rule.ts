import type { FindingRule } from '../../domain/finding-rule.ts';
import type { Connection } from '../../store/database.ts';
import { listFindingRulesOf } from '../../store/queries/finding-rule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** The rule, if the actor may see it. Throws `not_found` / `finding_rule_not_found` for every other id alike. */
export async function visibleRule(
  { organizationId, actor, clock }: OperationContext,
  connection: Connection,
  id: string,
): Promise<FindingRule> {
  const options = { siteIds: actor.siteIds, id, now: clock.now(), after: undefined, limit: 1 };
  const [rule] = await listFindingRulesOf(connection, organizationId, options);
  if (rule !== undefined) return rule;
  throw new SitewardenError('not_found', 'finding_rule_not_found', `There is no finding rule ${id}.`);
}
