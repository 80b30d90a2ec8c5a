import { z } from 'zod';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import { listAuditEntriesOf } from '../../store/queries/audit-log-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { someText } from '../some-text.ts';

const Word = someText(300).optional();

const ListAuditEntriesInput = z.strictObject({
  ...PageInput,
  order: z.enum(['asc', 'desc']).default('asc'),
  actorId: Word,
  action: Word,
  objectId: Word,
  outcome: z.enum(['done', 'refused']).optional(),
});
export type ListAuditEntriesInput = z.input<typeof ListAuditEntriesInput>;

const Position = z.tuple([z.int().min(0)]);

/**
 * What was done and what was refused in the organization, oldest first unless asked otherwise. Without filters and
 * oldest first it is the whole chain. Scope `audit:view`. Throws `forbidden` / `restricted_to_sites`; `invalid` /
 * `cursor_invalid`, `parameter_invalid`.
 */
export async function listAuditEntries(
  context: OperationContext,
  input: ListAuditEntriesInput = {},
): Promise<Page<AuditEntry>> {
  authorise(context, 'audit:view');
  assertWholeOrganization(context);
  const { limit, cursor, ...filter } = parseInput(ListAuditEntriesInput, input);
  const [position] = readCursor(cursor, Position) ?? [];
  const options = { ...filter, position, limit: limit + 1 };
  const rows = await listAuditEntriesOf(context.store.db, context.organizationId, options);
  return pageOf(rows, limit, (entry) => [entry.sequence]);
}
