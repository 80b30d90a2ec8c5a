import type { Site } from '../../domain/site.ts';
import { listSitesOf } from '../../store/queries/site-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';

/** The sites the actor may see, oldest first, at most 1000. Scope `site:view`. */
export async function listSites(context: OperationContext): Promise<Site[]> {
  authorise(context, 'site:view');
  return listSitesOf(context.store.db, context.organizationId, { ids: context.actor.siteIds, limit: 1000 });
}
