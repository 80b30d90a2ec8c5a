import type { Organization } from '../../domain/organization.ts';
import { findOrganization } from '../../store/queries/organization-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { UuidText } from '../uuid-text.ts';

/**
 * The organization a verified JWT speaks for. Throws `unauthenticated` / `organization_unknown` when the claim is
 * absent or names none of ours.
 */
export async function resolveOrganization(
  context: Pick<OperationContext, 'store'>,
  organizationId: string | undefined,
): Promise<Organization> {
  const id = UuidText.safeParse(organizationId);
  const organization = id.success ? await findOrganization(context.store.db, id.data) : undefined;
  if (organization !== undefined) return organization;
  throw new SitewardenError(
    'unauthenticated',
    'organization_unknown',
    'The token names no organization of this installation.',
  );
}
