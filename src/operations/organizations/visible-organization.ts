import type { Organization } from '../../domain/organization.ts';
import { findOrganization } from '../../store/queries/organization-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { isOperator } from './is-operator.ts';

/**
 * The organization, if it is the actor's own or the actor runs the installation. Throws `not_found` /
 * `organization_not_found`.
 */
export async function visibleOrganization(
  context: Pick<OperationContext, 'actor' | 'organizationId' | 'store' | 'installation'>,
  id: string,
): Promise<Organization> {
  const mayAsk =
    id === context.organizationId || (context.actor.siteIds === null && (await isOperator(context)));
  const organization = mayAsk ? await findOrganization(context.installation.db, id) : undefined;
  if (organization !== undefined) return organization;
  throw organizationNotFound(id);
}

/** What is said of an organization that is not there, or not for the actor. */
export function organizationNotFound(id: string): SitewardenError {
  return new SitewardenError('not_found', 'organization_not_found', `There is no organization ${id}.`);
}
