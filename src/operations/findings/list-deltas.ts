import { z } from 'zod';
import { DeltaKind, type FindingDelta } from '../../domain/finding-delta.ts';
import { deltaOf } from '../../findings/delta-of.ts';
import {
  findLastEventOfScan,
  listFindingsWithHistory,
  type FindingWithHistory,
} from '../../store/queries/finding-delta-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { visibleScan } from '../scan-reports/visible-scan.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { UuidText } from '../uuid-text.ts';
import { settleEnded } from './settle-decisions.ts';

const Instant = z.iso.datetime({ offset: true }).refine((text) => !text.startsWith('0000'));
/** An instant, or the id or code of a scan. */
const Edge = z.string().min(1).max(64);

export const ListDeltasInput = z.strictObject({
  ...PageInput,
  from: Edge,
  /** Now unless given. */
  to: Edge.optional(),
  siteId: UuidText.optional(),
  kind: DeltaKind.optional(),
});
export type ListDeltasInput = z.input<typeof ListDeltasInput>;

/** What became of one finding. */
export interface ListedDelta extends FindingDelta {
  readonly finding: Omit<FindingWithHistory, 'events'>;
}

const Position = z.tuple([z.uuid()]);

/**
 * What became of findings between two times, or two scans, with the cause of every change. A page may hold fewer than
 * asked for, or none, and not be the last: what is looked for is found among the findings that something happened to.
 * Scope `cve:view`. Throws `not_found` / `scan_not_found`; `invalid` / `cursor_invalid`, `span_invalid`.
 */
export async function listDeltas(
  context: OperationContext,
  input: ListDeltasInput,
): Promise<Page<ListedDelta>> {
  authorise(context, 'cve:view');
  const { limit, cursor, siteId, kind, ...edges } = parseInput(ListDeltasInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const from = await instantOf(context, edges.from);
  const to = edges.to === undefined ? context.clock.now() : await instantOf(context, edges.to);
  if (from >= to) {
    throw new SitewardenError('invalid', 'span_invalid', "The 'from' parameter must be earlier than 'to'.");
  }
  await settleEnded(context);
  const siteIds = sitesToLookAt(context.actor, siteId);
  const { db } = context.store;
  const span = { from, to, siteIds };
  const rows = await listFindingsWithHistory(db, context.organizationId, span, { after, limit: limit + 1 });
  const page = pageOf(rows, limit, ({ id }) => [id]);
  return {
    ...page,
    items: page.items.flatMap(({ events, ...finding }) => {
      const delta = deltaOf(events, from.toISOString());
      return delta === undefined || (kind !== undefined && delta.kind !== kind)
        ? []
        : [{ ...delta, finding }];
    }),
  };
}

/** The instant itself, or that at which all a scan found was kept. */
async function instantOf(context: OperationContext, edge: string): Promise<Date> {
  if (Instant.safeParse(edge).success) return new Date(edge);
  if (/^\d{4}-/u.test(edge) || edge.includes(':')) {
    throw new SitewardenError('invalid', 'span_invalid', `'${edge}' is no instant of ISO 8601 and no scan.`);
  }
  const scan = await visibleScan(context, edge);
  if (scan.finishedAt === null) {
    throw new SitewardenError('invalid', 'span_invalid', `The scan ${edge} has not ended.`);
  }
  const kept = await findLastEventOfScan(context.store.db, scan.id);
  return new Date(Math.max(Date.parse(scan.finishedAt), kept?.getTime() ?? 0));
}
