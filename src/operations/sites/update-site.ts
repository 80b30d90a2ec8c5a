import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import { isUniqueViolation } from '../../store/is-unique-violation.ts';
import { lockSite, replaceSite } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { assertScopeKept } from './assert-scope-kept.ts';
import { sealRouter, shownRouter } from './seal-router.ts';
import { siteAuditState } from './site-audit-state.ts';
import { permittedSiteTerms, SiteTerms } from './site-terms.ts';
import { siteNotFound, visibleSite } from './visible-site.ts';

const UpdateSiteInput = z.strictObject({ siteId: UuidText, ...SiteTerms });
export type UpdateSiteInput = z.input<typeof UpdateSiteInput>;

/**
 * Declares a site anew; what is left out becomes what it is without being said, except a router's password. A scan
 * under way keeps to what held when it began. Scope `site:update`. Throws `not_found` / `site_not_found`, and what
 * `createSite` throws of names, networks and routers; `forbidden` / `restricted_to_sites` where credentials for
 * certain sites would add addresses.
 */
export async function updateSite(context: OperationContext, input: UpdateSiteInput): Promise<Site> {
  authorise(context, 'site:update');
  const { siteId, ...given } = parseInput(UpdateSiteInput, input);
  await visibleSite(context, siteId);
  const { router, ...terms } = permittedSiteTerms(given, context.settings);
  const { name, workerLabel } = terms;
  if (workerLabel !== null) await context.jobs.prepareLabel(workerLabel);
  return context.store
    .transaction(async (connection) => {
      const before = await lockSite(connection, context.organizationId, siteId);
      if (before === undefined) throw siteNotFound(siteId);
      assertScopeKept(context.actor, before.site, terms);
      const sealed = sealRouter(context, siteId, router, before.router);
      const updatedAt = context.clock.now();
      await replaceSite(connection, context.organizationId, {
        id: siteId,
        ...terms,
        router: sealed,
        updatedAt,
      });
      const site: Site = {
        ...before.site,
        ...terms,
        router: shownRouter(sealed),
        updatedAt: updatedAt.toISOString(),
      };
      await recordChange(connection, context, {
        action: 'updateSite',
        objectKind: 'site',
        objectId: siteId,
        before: siteAuditState(before.site),
        after: siteAuditState(site),
      });
      return site;
    })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new SitewardenError('conflict', 'site_name_taken', `There is a site named '${name}' already.`);
    });
}
