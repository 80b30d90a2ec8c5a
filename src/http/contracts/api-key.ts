import { z } from 'zod';
import type { ApiKey as DomainApiKey } from '../../domain/api-key.ts';
import { Permission } from '../../domain/permission.ts';
import type {
  CreateApiKeyInput,
  CreatedApiKey as Created,
} from '../../operations/api-keys/create-api-key.ts';

const apiKeyExample = {
  id: '0199f3a2-6c1e-7b54-9d0e-3f6a2b1c4d5e',
  name: 'Dashboard',
  prefix: 'sw_4fTq81LzXw0aPm2k',
  scopes: ['cve:view', 'site:view'],
  site_ids: null,
  expires_at: '2027-11-02T08:00:00.000Z',
  last_used_at: null,
  revoked_at: null,
  created_at: '2026-11-02T08:00:00.000Z',
};

/** Body of `POST /v1/api-keys`. */
export const ApiKeyBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(Permission).min(1).meta({ description: 'no more than the maker holds' }),
    site_ids: z
      .array(z.string().max(64))
      .min(1)
      .max(1000)
      .nullable()
      .optional()
      .meta({ description: 'the only sites the key may see; left out or null: all that its maker sees' }),
    expires_at: z.iso.datetime({ offset: true }).nullable().optional().meta({
      description:
        'in the future, and not beyond what the credentials that make the key last; left out or null: as long as those',
    }),
  })
  .meta({
    examples: [
      { name: 'Dashboard', scopes: ['cve:view', 'site:view'], expires_at: '2027-11-02T08:00:00.000Z' },
    ],
  });

const instant = z.iso.datetime({ offset: true });
export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().meta({ description: 'what may be shown of the token' }),
    scopes: z.array(z.string()),
    site_ids: z.array(z.string()).nullable(),
    expires_at: instant.nullable(),
    last_used_at: instant.nullable().meta({ description: 'to the minute' }),
    revoked_at: instant.nullable(),
    created_at: instant,
  })
  .meta({
    id: 'ApiKey',
    description: 'A long-lived credential, never its token.',
    examples: [apiKeyExample],
  });
type ApiKey = z.infer<typeof ApiKey>;

export const CreatedApiKey = ApiKey.extend({
  token: z.string().meta({ description: 'send it as a bearer token; it is shown only this once' }),
}).meta({
  id: 'CreatedApiKey',
  description: 'A new key with its token, which is shown only this once.',
  examples: [{ ...apiKeyExample, token: 'sw_4fTq81LzXw0aPm2k_0123456789abcdefghijABCDEFGHIJ0123456789abc' }],
});

export const ApiKeyList = z
  .array(ApiKey)
  .meta({ id: 'ApiKeyList', description: 'Oldest first.', examples: [[apiKeyExample]] });

export function toCreateApiKeyInput(body: z.infer<typeof ApiKeyBody>): CreateApiKeyInput {
  const { name, scopes, site_ids: siteIds = null, expires_at: expiresAt = null } = body;
  return { name, scopes, siteIds, expiresAt };
}

export function fromApiKey(key: DomainApiKey): ApiKey {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: [...key.scopes],
    site_ids: key.siteIds && [...key.siteIds],
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
    created_at: key.createdAt,
  };
}

export function fromCreatedApiKey({ apiKey, token }: Created): z.infer<typeof CreatedApiKey> {
  return { ...fromApiKey(apiKey), token };
}
