import { z } from 'zod';
import type { Organization } from '../../domain/organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleOrganization } from './visible-organization.ts';

const GetOrganizationInput = z.strictObject({ organizationId: UuidText });
export type GetOrganizationInput = z.input<typeof GetOrganizationInput>;

/** One organization. Scope `org:view`. Throws `not_found` / `organization_not_found`. */
export async function getOrganization(
  context: OperationContext,
  input: GetOrganizationInput,
): Promise<Organization> {
  authorise(context, 'org:view');
  const { organizationId } = parseInput(GetOrganizationInput, input);
  return visibleOrganization(context, organizationId);
}
