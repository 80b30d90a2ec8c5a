import { maySeeSite } from '../../domain/actor.ts';
import type { Site } from '../../domain/site.ts';
import { findSite } from '../../store/queries/site-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** The site, if the actor may see it. Throws `not_found` / `site_not_found` for every other id alike. */
export async function visibleSite(
  context: Pick<OperationContext, 'actor' | 'organizationId'> & { readonly store: Pick<TenantStore, 'db'> },
  siteId: string,
): Promise<Site> {
  const site = maySeeSite(context.actor, siteId)
    ? await findSite(context.store.db, context.organizationId, siteId)
    : undefined;
  if (site !== undefined) return site;
  throw siteNotFound(siteId);
}

/** What is said of a site that is not there, or not for the actor. */
export function siteNotFound(siteId: string): SitewardenError {
  return new SitewardenError('not_found', 'site_not_found', `There is no site ${siteId}.`);
}
