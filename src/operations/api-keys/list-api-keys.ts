import { z } from 'zod';
import type { ApiKey } from '../../domain/api-key.ts';
import { listApiKeysOf } from '../../store/queries/api-key-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';

const ListApiKeysInput = z.strictObject(PageInput);
export type ListApiKeysInput = z.input<typeof ListApiKeysInput>;

const Position = z.tuple([z.uuid()]);

/**
 * Keys, oldest first, revoked and expired ones too; for credentials bound to certain sites those for no more than
 * these. Scope `org:view`. Throws `invalid` / `cursor_invalid`.
 */
export async function listApiKeys(
  context: OperationContext,
  input: ListApiKeysInput = {},
): Promise<Page<ApiKey>> {
  authorise(context, 'org:view');
  const { limit, cursor } = parseInput(ListApiKeysInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const { siteIds } = context.actor;
  const options = { siteIds, after, limit: limit + 1 };
  const rows = await listApiKeysOf(context.store.db, context.organizationId, options);
  return pageOf(rows, limit, (key) => [key.id]);
}
