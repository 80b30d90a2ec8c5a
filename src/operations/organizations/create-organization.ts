import { z } from 'zod';
import { defaultRetention } from '../../domain/retention.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { Organization } from '../../domain/organization.ts';
import { allPermissions } from '../../domain/permission.ts';
import { insertApiKey } from '../../store/queries/api-key-queries.ts';
import { insertOrganization } from '../../store/queries/organization-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { apiKeyAuditState } from '../api-keys/api-key-audit-state.ts';
import { describeApiKeyToken, generateApiKeyToken } from '../api-keys/api-key-token.ts';
import type { CreatedApiKey } from '../api-keys/create-api-key.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { isOperator } from './is-operator.ts';
import { organizationAuditState, OrganizationTerms } from './organization-terms.ts';

const CreateOrganizationInput = z.strictObject({
  name: OrganizationTerms.name,
  defaultStatusExpirationDays: OrganizationTerms.defaultStatusExpirationDays.default(null),
});
export type CreateOrganizationInput = z.input<typeof CreateOrganizationInput>;

export interface CreatedOrganization extends CreatedApiKey {
  readonly organization: Organization;
}

/**
 * Makes a tenant and its first administrator's key, which may do everything there. Scope `org:create`, and only for
 * who runs the installation. Throws `forbidden` / `not_the_operator`, `restricted_to_sites`; `invalid` /
 * `parameter_missing`, `parameter_invalid`.
 */
export async function createOrganization(
  context: OperationContext,
  input: CreateOrganizationInput,
): Promise<CreatedOrganization> {
  authorise(context, 'org:create');
  assertWholeOrganization(context);
  if (!(await isOperator(context))) {
    throw new SitewardenError(
      'forbidden',
      'not_the_operator',
      'Only the organization that runs the installation makes others.',
    );
  }
  const terms = parseInput(CreateOrganizationInput, input);
  const createdAt = context.clock.now().toISOString();
  const made = { id: context.newId(), createdAt, updatedAt: createdAt };
  const organization: Organization = { ...made, ...terms, retention: defaultRetention };
  return storeOrganization(context, organization);
}

async function storeOrganization(
  context: OperationContext,
  organization: Organization,
): Promise<CreatedOrganization> {
  const { id: organizationId, createdAt } = organization;
  const token = generateApiKeyToken();
  const { prefix, lookupId, secretHash } = describeApiKeyToken(token);
  const apiKey: ApiKey = {
    id: context.newId(),
    name: 'Administrator',
    prefix,
    scopes: allPermissions,
    siteIds: null,
    expiresAt: null,
    lastUsedAt: null,
    revokedAt: null,
    createdAt,
  };
  const after = { ...organizationAuditState(organization), apiKey: apiKeyAuditState(apiKey) };
  const change = {
    action: 'createOrganization',
    objectKind: 'organization',
    objectId: organizationId,
    after,
  };
  await context.installation.transaction(async (connection) => {
    await insertOrganization(connection, { ...organization, createdAt: new Date(createdAt) });
    await insertApiKey(connection, { organizationId, apiKey, lookupId, secretHash });
    // Both logs tell of it: the new one begins with it. The operator's comes last, since others wait for its end.
    await recordChange(connection, { ...context, organizationId }, change);
    await recordChange(connection, context, change);
  });
  return { organization, apiKey, token };
}
