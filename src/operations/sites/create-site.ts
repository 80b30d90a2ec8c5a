import { z } from 'zod';
import type { Site } from '../../domain/site.ts';
import { insertSite } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { lineOfText } from '../line-of-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { assertNetworksAllowed } from './assert-networks-allowed.ts';
import { NetworkText } from './network-text.ts';

export const CreateSiteInput = z.strictObject({
  name: lineOfText(100),
  networks: z.array(NetworkText).min(1).max(256),
  excludedNetworks: z.array(NetworkText).max(256).default([]),
});
export type CreateSiteInput = z.input<typeof CreateSiteInput>;

/**
 * Declares a site and its networks: only those, and the subnets schedules name for it, are scanned. Scope `site:create`. Throws `conflict`
 * / `site_name_taken`; `forbidden` / `restricted_to_sites` for a key that sees only some sites; `invalid` /
 * `network_public`, `network_too_large`, `parameter_missing`, `parameter_invalid`.
 */
export async function createSite(context: OperationContext, input: CreateSiteInput): Promise<Site> {
  authorise(context, 'site:create');
  if (context.actor.siteIds !== null) {
    throw new SitewardenError(
      'forbidden',
      'restricted_to_sites',
      'These credentials are restricted to certain sites and cannot make another.',
    );
  }
  const { name, networks, excludedNetworks } = parseInput(CreateSiteInput, input);
  assertNetworksAllowed(networks, context.settings);
  const now = context.clock.now().toISOString();
  const site: Site = {
    id: context.newId(),
    name,
    networks: [...new Set(networks)],
    excludedNetworks: [...new Set(excludedNetworks)],
    createdAt: now,
    updatedAt: now,
  };
  await context.store.transaction(async (connection) => {
    if (!(await insertSite(connection, context.organizationId, site))) {
      throw new SitewardenError('conflict', 'site_name_taken', `There is a site named '${name}' already.`);
    }
    await recordChange(connection, context, {
      action: 'createSite',
      objectKind: 'site',
      objectId: site.id,
      after: { name, networks: site.networks, excludedNetworks: site.excludedNetworks },
    });
  });
  return site;
}
