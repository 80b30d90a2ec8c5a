import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import { insertSite } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { sealRouter, shownRouter } from './seal-router.ts';
import { siteAuditState } from './site-audit-state.ts';
import { permittedSiteTerms, SiteTerms } from './site-terms.ts';

const CreateSiteInput = z.strictObject(SiteTerms);
export type CreateSiteInput = z.input<typeof CreateSiteInput>;

/**
 * Declares a site and its networks: only those, and the subnets schedules name for it, are scanned. Scope
 * `site:create`. Throws `conflict` / `site_name_taken`, `secret_key_missing`; `forbidden` / `restricted_to_sites`;
 * `invalid` / `network_public`, `network_link_local`, `network_too_large`, `router_outside_site`,
 * `parameter_missing`, `parameter_invalid`.
 */
export async function createSite(context: OperationContext, input: CreateSiteInput): Promise<Site> {
  authorise(context, 'site:create');
  assertWholeOrganization(context);
  const terms = permittedSiteTerms(parseInput(CreateSiteInput, input), context.settings);
  const { name, networks, excludedNetworks, excludedDevices, workerLabel } = terms;
  const id = context.newId();
  const router = sealRouter(context, id, terms.router);
  const now = context.clock.now().toISOString();
  const site: Site = {
    id,
    name,
    networks,
    excludedNetworks,
    excludedDevices,
    router: shownRouter(router),
    workerLabel,
    lastCheckedAt: null,
    lastReachedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  if (workerLabel !== null) await context.jobs.prepareLabel(workerLabel);
  await context.store.transaction(async (connection) => {
    if (!(await insertSite(connection, context.organizationId, { ...site, router }))) {
      throw new SitewardenError('conflict', 'site_name_taken', `There is a site named '${name}' already.`);
    }
    await recordChange(connection, context, {
      action: 'createSite',
      objectKind: 'site',
      objectId: id,
      after: siteAuditState(site),
    });
  });
  return site;
}
