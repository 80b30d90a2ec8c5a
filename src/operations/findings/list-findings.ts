import { z } from 'zod';
import { type FindingOrder, findingOrders, type ListedFinding } from '../../domain/device-finding.ts';
import { listFindingsOf } from '../../store/queries/finding-queries.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { findingFilter } from './finding-filter.ts';
import { settleEnded } from './settle-decisions.ts';
import { type PrioritisedFinding, withPriority } from './with-priority.ts';

export const ListFindingsInput = z.strictObject({
  ...PageInput,
  ...findingFilter,
  sort: z.enum(findingOrders).default('score'),
});
export type ListFindingsInput = z.input<typeof ListFindingsInput>;

/** After every instant: a tier without a day. */
const noDay = 'infinity';

const ScorePosition = z.tuple([z.literal('score'), z.number().min(-1).max(10), z.uuid()]);
const InstantPosition = z.tuple([
  z.enum(['last_seen_at', 'first_seen_at', 'due_at']),
  InstantText.or(z.literal(noDay)),
  z.uuid(),
]);

/** The findings the actor may see, sorted. Scope `cve:view`. Throws `invalid` / `cursor_invalid`. */
export async function listFindings(
  context: OperationContext,
  input: ListFindingsInput = {},
): Promise<Page<PrioritisedFinding>> {
  authorise(context, 'cve:view');
  const { limit, cursor, sort, siteId, status, overdue, ...filter } = parseInput(ListFindingsInput, input);
  const sites = sitesToLookAt(context.actor, siteId);
  await settleEnded(context);
  const rows = await listFindingsOf(
    context.store.db,
    context.organizationId,
    {
      ...filter,
      siteIds: sites,
      standing: status,
      dueBy: overdue === true ? context.clock.now() : undefined,
    },
    { order: sort, after: positionFrom(cursor, sort), limit: limit + 1 },
  );
  const page = pageOf(rows, limit, (row) => [sort, keyOf(row, sort), row.id]);
  return { ...page, items: page.items.map(withPriority) };
}

/** A cursor belongs to one order: that of another is refused. */
function positionFrom(cursor: string | undefined, sort: FindingOrder): [number | string, string] | undefined {
  const schema = sort === 'score' ? ScorePosition : InstantPosition.refine(([order]) => order === sort);
  const position = readCursor<[string, number | string, string]>(cursor, schema);
  return position && [position[1], position[2]];
}

function keyOf(finding: ListedFinding, sort: FindingOrder): number | string {
  if (sort === 'score') return finding.score ?? -1;
  if (sort === 'due_at') return finding.dueAt ?? noDay;
  return sort === 'last_seen_at' ? finding.lastSeenAt : finding.firstSeenAt;
}
