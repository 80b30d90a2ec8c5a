import { z } from 'zod';
import type { FindingRule } from '../../domain/finding-rule.ts';
import { DecidedStatus } from '../../domain/lifecycle-state.ts';
import { listFindingRulesOf } from '../../store/queries/finding-rule-queries.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';

export const ListFindingRulesInput = z.strictObject({
  ...PageInput,
  status: DecidedStatus.optional(),
  /** Those that have ended or run out, or those that have not. */
  ended: z.boolean().optional(),
});
export type ListFindingRulesInput = z.input<typeof ListFindingRulesInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/**
 * The rules about findings, newest first; for credentials that are bound to certain sites those of these. Scope
 * `cve:view`. Throws `invalid` / `cursor_invalid`.
 */
export async function listFindingRules(
  context: OperationContext,
  input: ListFindingRulesInput = {},
): Promise<Page<FindingRule>> {
  authorise(context, 'cve:view');
  const { limit, cursor, status, ended } = parseInput(ListFindingRulesInput, input);
  const rows = await listFindingRulesOf(context.store.db, context.organizationId, {
    siteIds: context.actor.siteIds,
    status,
    ended,
    now: context.clock.now(),
    after: readCursor<[string, string]>(cursor, Position),
    limit: limit + 1,
  });
  return pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
}
