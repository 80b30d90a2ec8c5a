import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import { listSitesOf } from '../../store/queries/site-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';

export const ListSitesInput = z.strictObject(PageInput);
export type ListSitesInput = z.input<typeof ListSitesInput>;

const Position = z.tuple([z.uuid()]);

/** The sites the actor may see, oldest first. Scope `site:view`. Throws `invalid` / `cursor_invalid`. */
export async function listSites(context: OperationContext, input: ListSitesInput = {}): Promise<Page<Site>> {
  authorise(context, 'site:view');
  const { limit, cursor } = parseInput(ListSitesInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const rows = await listSitesOf(context.store.db, context.organizationId, {
    ids: context.actor.siteIds,
    after,
    limit: limit + 1,
  });
  return pageOf(rows, limit, (site) => [site.id]);
}
