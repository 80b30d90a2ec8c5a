import { z } from 'zod';
import { listNotificationGroupsOf } from '../../store/queries/notification-group-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { showNotificationGroups } from './show-notification-groups.ts';
import type { ShownNotificationGroup } from './shown-notification-group.ts';

const ListNotificationGroupsInput = z.strictObject(PageInput);
export type ListNotificationGroupsInput = z.input<typeof ListNotificationGroupsInput>;

const Position = z.tuple([z.uuid()]);

/**
 * Groups, oldest first; for credentials bound to certain sites those that are about nothing else. Scope `org:view`.
 * Throws `invalid` / `cursor_invalid`.
 */
export async function listNotificationGroups(
  context: OperationContext,
  input: ListNotificationGroupsInput = {},
): Promise<Page<ShownNotificationGroup>> {
  authorise(context, 'org:view');
  const { limit, cursor } = parseInput(ListNotificationGroupsInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const { siteIds } = context.actor;
  const options = { siteIds, after, limit: limit + 1 };
  const rows = await listNotificationGroupsOf(context.store.db, context.organizationId, options);
  const shown = await showNotificationGroups(context.store.db, context, rows);
  return pageOf(shown, limit, (group) => [group.id]);
}
