import { z } from 'zod';
import type { VexImport } from '../../domain/vex-document.ts';
import { listVexDocumentsOf } from '../../store/queries/vex-document-queries.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';

export const ListVexDocumentsInput = z.strictObject({
  ...PageInput,
  /** Those that were withdrawn or replaced, or those that were not. */
  ended: z.boolean().optional(),
});
export type ListVexDocumentsInput = z.input<typeof ListVexDocumentsInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/**
 * The VEX documents that were imported, newest first; for credentials that are bound to certain sites those of these.
 * Scope `cve:view`. Throws `invalid` / `cursor_invalid`.
 */
export async function listVexDocuments(
  context: OperationContext,
  input: ListVexDocumentsInput = {},
): Promise<Page<VexImport>> {
  authorise(context, 'cve:view');
  const { limit, cursor, ended } = parseInput(ListVexDocumentsInput, input);
  const rows = await listVexDocumentsOf(context.store.db, context.organizationId, {
    siteIds: context.actor.siteIds,
    ended,
    after: readCursor<[string, string]>(cursor, Position),
    limit: limit + 1,
  });
  return pageOf(rows, limit, ({ importedAt, id }) => [importedAt, id]);
}
