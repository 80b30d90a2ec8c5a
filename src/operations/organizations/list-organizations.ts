import { z } from 'zod';
import type { Organization } from '../../domain/organization.ts';
import { listOrganizationsOf } from '../../store/queries/organization-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { isOperator } from './is-operator.ts';

const ListOrganizationsInput = z.strictObject(PageInput);
export type ListOrganizationsInput = z.input<typeof ListOrganizationsInput>;

const Position = z.tuple([z.uuid()]);

/**
 * The actor's own organization; for who runs the installation all of them, oldest first. Scope `org:view`. Throws
 * `invalid` / `cursor_invalid`.
 */
export async function listOrganizations(
  context: OperationContext,
  input: ListOrganizationsInput = {},
): Promise<Page<Organization>> {
  authorise(context, 'org:view');
  const { limit, cursor } = parseInput(ListOrganizationsInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const seesAll = context.actor.siteIds === null && (await isOperator(context));
  // The tenant's own store shows it no other organization.
  const { db } = seesAll ? context.installation : context.store;
  const rows = await listOrganizationsOf(db, { after, limit: limit + 1 });
  return pageOf(rows, limit, (organization) => [organization.id]);
}
