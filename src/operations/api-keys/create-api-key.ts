import { z } from 'zod';
import type { ApiKey } from '../../domain/api-key.ts';
import { holdsPermission, Permission } from '../../domain/permission.ts';
import { insertApiKey } from '../../store/queries/api-key-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { ExpiryText } from '../expiry-text.ts';
import { lineOfText } from '../line-of-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { apiKeyAuditState } from './api-key-audit-state.ts';
import { describeApiKeyToken, generateApiKeyToken } from './api-key-token.ts';
import { UuidText } from '../uuid-text.ts';

export const CreateApiKeyInput = z.strictObject({
  name: lineOfText(100),
  scopes: z.array(Permission).min(1),
  siteIds: z.array(UuidText).min(1).max(1000).nullable().default(null),
  /** In the future; without one the key ends with the credentials of its maker. */
  expiresAt: ExpiryText.nullable().default(null),
});
export type CreateApiKeyInput = z.input<typeof CreateApiKeyInput>;

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** `sw_…`; this is the only time it is seen. */
  readonly token: string;
}

/**
 * Makes a key that can do no more than its maker, and no longer. Scope `org:create`. Throws `forbidden` /
 * `scope_not_held`, `expiry_beyond_maker`; `not_found` / `site_not_found`; `invalid` / `expiry_in_the_past`, `parameter_missing`, `parameter_invalid`.
 */
export async function createApiKey(
  context: OperationContext,
  input: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  authorise(context, 'org:create');
  const { name, scopes, siteIds, ...given } = parseInput(CreateApiKeyInput, input);
  const expiresAt = given.expiresAt ?? context.actor.expiresAt ?? null;
  const now = context.clock.now();
  assertHeld(context, scopes);
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) {
    throw new SitewardenError(
      'invalid',
      'expiry_in_the_past',
      "The 'expires_at' parameter lies in the past.",
    );
  }
  assertEndsInTime(context, expiresAt);
  for (const siteId of siteIds ?? []) await visibleSite(context, siteId);

  const token = generateApiKeyToken();
  const { prefix, lookupId, secretHash } = describeApiKeyToken(token);
  const apiKey: ApiKey = {
    id: context.newId(),
    name,
    prefix,
    scopes: [...new Set(scopes)],
    siteIds: siteIds === null ? context.actor.siteIds : [...new Set(siteIds)],
    expiresAt: expiresAt,
    lastUsedAt: null,
    revokedAt: null,
    createdAt: now.toISOString(),
  };
  await context.store.transaction(async (connection) => {
    const { organizationId } = context;
    await insertApiKey(connection, { organizationId, apiKey, lookupId, secretHash });
    await recordChange(connection, context, {
      action: 'createApiKey',
      objectKind: 'api_key',
      objectId: apiKey.id,
      after: apiKeyAuditState(apiKey),
    });
  });
  return { apiKey, token };
}

function assertEndsInTime({ actor }: OperationContext, expiresAt: string | null): void {
  if (actor.expiresAt === undefined) return;
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.parse(actor.expiresAt)) return;
  throw new SitewardenError(
    'forbidden',
    'expiry_beyond_maker',
    `A key cannot outlast the credentials that make it, which end at ${actor.expiresAt}.`,
  );
}

function assertHeld(context: OperationContext, scopes: readonly string[]): void {
  const beyond = scopes.filter((scope) => !holdsPermission(context.actor.scopes, scope));
  if (beyond.length === 0) return;
  throw new SitewardenError(
    'forbidden',
    'scope_not_held',
    `A key can be given only what its maker may do, and not: ${beyond.join(', ')}.`,
  );
}
