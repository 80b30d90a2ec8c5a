import { randomBytes } from 'node:crypto';
import type { Organization } from '../../domain/organization.ts';
import { allPermissions } from '../../domain/permission.ts';
import type { Site } from '../../domain/site.ts';
import type { Connection } from '../../store/database.ts';
import { findApiKey, insertApiKey, replaceApiKeySecret } from '../../store/queries/api-key-queries.ts';
import {
  findInstallation,
  insertInstallation,
  lockInstallation,
  type Installation,
} from '../../store/queries/installation-queries.ts';
import { findOrganization, insertOrganization } from '../../store/queries/organization-queries.ts';
import { findSite, insertSite } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { describeApiKeyToken, generateApiKeyToken } from '../api-keys/api-key-token.ts';
import type { InstallationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';

export interface PreparedInstallation {
  readonly organization: Organization;
  /** "This machine", as long as nobody deleted it. */
  readonly site: Site | null;
  /** The administrator's token in plain text, only when it was generated just now; else null. */
  readonly generatedAdminToken: string | null;
  /** For `OperationSettings.linkSecret`. */
  readonly linkSecret: string;
  /** True at the very first start. */
  readonly created: boolean;
}

const actor = { kind: 'system', id: 'first-run', scopes: [], siteIds: null } as const;

/**
 * Brings a fresh store to where the API can be used: organization, administrator's key, the site "This machine",
 * secrets. Does nothing the second time, but lets the administrator's key follow a changed `adminToken`.
 * Throws `usage` / `admin_token_too_short` (less than 16 characters).
 */
export async function prepareInstallation(
  context: InstallationContext,
  input: { readonly adminToken?: string | undefined },
): Promise<PreparedInstallation> {
  if (input.adminToken !== undefined && input.adminToken.length < 16) {
    throw new SitewardenError(
      'usage',
      'admin_token_too_short',
      "The administrator's token must have at least 16 characters. Make one with: openssl rand -base64 32",
    );
  }
  return context.store.transaction(async (connection) => {
    await lockInstallation(connection);
    const existing = await findInstallation(connection);
    const token = input.adminToken ?? generateApiKeyToken();
    if (existing === undefined) await install(connection, context, token);
    else await followSettings(connection, context, existing, input.adminToken);
    const generated = existing === undefined && input.adminToken === undefined ? token : null;
    const installation = existing ?? (await findInstallation(connection));
    const parts = await readInstallation(connection, installation);
    return { ...parts, generatedAdminToken: generated, created: existing === undefined };
  });
}

async function install(connection: Connection, context: InstallationContext, token: string): Promise<void> {
  const now = context.clock.now();
  const createdAt = now.toISOString();
  const organizationId = context.newId();
  const [apiKeyId, siteId] = [context.newId(), context.newId()];
  const { prefix, lookupId, secretHash } = describeApiKeyToken(token);
  await insertOrganization(connection, { id: organizationId, name: 'Default', createdAt: now });
  await insertApiKey(connection, {
    organizationId,
    lookupId,
    secretHash,
    apiKey: {
      id: apiKeyId,
      name: 'Administrator',
      prefix,
      scopes: allPermissions,
      siteIds: null,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      createdAt,
    },
  });
  await insertSite(connection, organizationId, {
    id: siteId,
    name: 'This machine',
    networks: ['127.0.0.0/8', '::1/128'],
    excludedNetworks: [],
    excludedDevices: [],
    createdAt,
    updatedAt: createdAt,
  });
  await insertInstallation(connection, {
    organization_id: organizationId,
    admin_api_key_id: apiKeyId,
    first_site_id: siteId,
    link_secret: randomBytes(32).toString('base64url'),
    created_at: now,
  });
  const after = { name: 'Default', apiKeyId, siteId };
  const change = {
    action: 'prepareInstallation',
    objectKind: 'organization',
    objectId: organizationId,
    after,
  };
  await recordChange(connection, { ...context, organizationId, actor }, change);
}

/** The token in the settings is the administrator's, also after it was changed there; new permissions come along. */
async function followSettings(
  connection: Connection,
  context: InstallationContext,
  { organizationId, adminApiKeyId }: Installation,
  token: string | undefined,
): Promise<void> {
  const stored = await findApiKey(connection, organizationId, adminApiKeyId);
  if (stored === undefined) return;
  const secret =
    token === undefined ? { ...stored, prefix: stored.apiKey.prefix } : describeApiKeyToken(token);
  const isKnown = allPermissions.every((permission) => stored.apiKey.scopes.includes(permission));
  // Only another secret brings a revoked key back: somebody may hold the old one who should not.
  const isDone = isKnown || stored.apiKey.revokedAt !== null;
  if (stored.secretHash === secret.secretHash && isDone) return;
  await replaceApiKeySecret(connection, organizationId, adminApiKeyId, { ...secret, scopes: allPermissions });
  const change = {
    action: 'replaceAdminToken',
    objectKind: 'api_key',
    objectId: adminApiKeyId,
    before: { prefix: stored.apiKey.prefix, scopes: stored.apiKey.scopes },
    after: { prefix: secret.prefix, scopes: allPermissions },
  };
  await recordChange(connection, { ...context, organizationId, actor }, change);
}

async function readInstallation(
  connection: Connection,
  installation: Installation | undefined,
): Promise<Pick<PreparedInstallation, 'organization' | 'site' | 'linkSecret'>> {
  const organization = installation && (await findOrganization(connection, installation.organizationId));
  const site =
    installation && (await findSite(connection, installation.organizationId, installation.firstSiteId));
  if (installation === undefined || organization === undefined) {
    throw new SitewardenError(
      'internal',
      'installation_incomplete',
      'The first start left no installation behind.',
    );
  }
  return { organization, site: site ?? null, linkSecret: installation.linkSecret };
}
