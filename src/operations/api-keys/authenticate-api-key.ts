import type { Actor } from '../../domain/actor.ts';
import { isUsableApiKey } from '../../domain/api-key.ts';
import { findApiKeyByLookupId, touchApiKey } from '../../store/queries/api-key-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { InstallationContext } from '../operation-context.ts';
import { describeApiKeyToken, isSameSecret } from './api-key-token.ts';

export interface Authenticated {
  readonly organizationId: string;
  readonly actor: Actor;
}

/**
 * Who a bearer token belongs to, when it is an API key (`sw_…`) or the administrator's token. Undefined when it
 * is neither, so that the caller may try it as a JWT. Throws `unauthenticated` / `api_key_expired` or
 * `api_key_revoked`. Notes the use at most once a minute.
 */
export async function authenticateApiKey(
  context: Omit<InstallationContext, 'newId'>,
  token: string,
): Promise<Authenticated | undefined> {
  const given = describeApiKeyToken(token);
  const stored = await findApiKeyByLookupId(context.store.db, given.lookupId);
  if (stored === undefined || !isSameSecret(stored, given)) return undefined;
  const { apiKey, organizationId } = stored;
  const now = context.clock.now();
  if (!isUsableApiKey(apiKey, now)) {
    const [code, word] =
      apiKey.revokedAt === null ? ['api_key_expired', 'has expired'] : ['api_key_revoked', 'was revoked'];
    throw new SitewardenError('unauthenticated', code, `The API key ${apiKey.prefix} ${word}.`);
  }
  const since = new Date(now.getTime() - 60_000);
  if (apiKey.lastUsedAt === null || Date.parse(apiKey.lastUsedAt) < since.getTime()) {
    await touchApiKey(context.store.db, organizationId, apiKey.id, { at: now, since });
  }
  const { id, scopes, siteIds, expiresAt } = apiKey;
  return {
    organizationId,
    actor: { kind: 'apiKey', id, scopes, siteIds, ...(expiresAt !== null && { expiresAt }) },
  };
}
