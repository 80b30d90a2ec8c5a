import type { Organization } from '../../domain/organization.ts';
import { findOnlyOrganization, findOrganization } from '../../store/queries/organization-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { InstallationContext } from '../operation-context.ts';
import { UuidText } from '../uuid-text.ts';

/**
 * The organization a verified JWT speaks for: the one it names or, where it names none, the only one there is.
 * Throws `unauthenticated` / `organization_unknown` otherwise.
 */
export async function resolveOrganization(
  context: Pick<InstallationContext, 'store'>,
  organizationId: string | undefined,
): Promise<Organization> {
  const { db } = context.store;
  if (organizationId === undefined) {
    const only = await findOnlyOrganization(db);
    if (only !== undefined) return only;
  }
  const id = UuidText.safeParse(organizationId);
  const organization = id.success ? await findOrganization(db, id.data) : undefined;
  if (organization !== undefined) return organization;
  throw new SitewardenError(
    'unauthenticated',
    'organization_unknown',
    'The token names no organization of this installation.',
  );
}
