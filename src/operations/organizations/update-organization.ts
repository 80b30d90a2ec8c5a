import { z } from 'zod';
import type { Organization } from '../../domain/organization.ts';
import { changedRetention } from '../../domain/retention.ts';
import { lockOrganization, replaceOrganization } from '../../store/queries/organization-queries.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { organizationAuditState, OrganizationTerms } from './organization-terms.ts';
import { organizationNotFound, visibleOrganization } from './visible-organization.ts';

const UpdateOrganizationInput = z.strictObject({
  organizationId: UuidText,
  name: OrganizationTerms.name.optional(),
  defaultStatusExpirationDays: OrganizationTerms.defaultStatusExpirationDays.optional(),
  retention: OrganizationTerms.retention.optional(),
});
export type UpdateOrganizationInput = z.input<typeof UpdateOrganizationInput>;

/**
 * Changes what is given of an organization. Decisions that stand keep their date. Scope `org:update`. Throws
 * `not_found` / `organization_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `parameter_invalid`.
 */
export async function updateOrganization(
  context: OperationContext,
  input: UpdateOrganizationInput,
): Promise<Organization> {
  authorise(context, 'org:update');
  assertWholeOrganization(context);
  const {
    organizationId,
    name,
    retention,
    defaultStatusExpirationDays: days,
  } = parseInput(UpdateOrganizationInput, input);
  await visibleOrganization(context, organizationId);
  return context.installation.transaction(async (connection) => {
    const before = await lockOrganization(connection, organizationId);
    if (before === undefined) throw organizationNotFound(organizationId);
    const organization: Organization = {
      ...before,
      name: name ?? before.name,
      defaultStatusExpirationDays: days === undefined ? before.defaultStatusExpirationDays : days,
      retention: changedRetention(before.retention, retention),
      updatedAt: context.clock.now().toISOString(),
    };
    await replaceOrganization(connection, organization);
    const change = {
      action: 'updateOrganization',
      objectKind: 'organization',
      objectId: organizationId,
      before: organizationAuditState(before),
      after: organizationAuditState(organization),
    };
    // Told in the log of whom it concerns, and in the operator's own when he changed another.
    if (organizationId !== context.organizationId)
      await recordChange(connection, { ...context, organizationId }, change);
    await recordChange(connection, context, change);
    return organization;
  });
}
