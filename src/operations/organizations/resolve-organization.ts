import type { Organization } from '../../domain/organization.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The organization a verified JWT speaks for. Throws `unauthenticated` / `organization_unknown` when the claim is
 * absent or names none of ours.
 */
export async function resolveOrganization(
  _context: Pick<OperationContext, 'store'>,
  _organizationId: string | undefined,
): Promise<Organization> {
  throw new Error('being written');
}
