import { z } from 'zod';
import type { User } from '../../domain/user.ts';
import { listUsersOf } from '../../store/queries/user-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';

const ListUsersInput = z.strictObject(PageInput);
export type ListUsersInput = z.input<typeof ListUsersInput>;

const Position = z.tuple([z.uuid()]);

/** The organization's users, oldest first. Scope `org:view`. Throws `invalid` / `cursor_invalid`. */
export async function listUsers(context: OperationContext, input: ListUsersInput = {}): Promise<Page<User>> {
  authorise(context, 'org:view');
  const { limit, cursor } = parseInput(ListUsersInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const rows = await listUsersOf(context.store.db, context.organizationId, { after, limit: limit + 1 });
  return pageOf(rows, limit, (user) => [user.id]);
}
