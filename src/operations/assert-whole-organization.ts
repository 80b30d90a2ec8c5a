import type { Actor } from '../domain/actor.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';

/**
 * Refuses credentials that are bound to certain sites what concerns the whole organization. Throws `forbidden` /
 * `restricted_to_sites`.
 */
export function assertWholeOrganization(context: { readonly actor: Actor }): void {
  if (context.actor.siteIds === null) return;
  throw new SitewardenError(
    'forbidden',
    'restricted_to_sites',
    'These credentials are restricted to certain sites, and this concerns the whole organization.',
  );
}
