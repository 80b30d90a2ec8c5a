import { sql, type Selectable } from 'kysely';
import type { ApiKey } from '../../domain/api-key.ts';
import type { Connection, Database } from '../database.ts';

/** The part of a key that only authentication sees. */
export interface ApiKeySecret {
  /** What the row is found by; says nothing of the secret. */
  readonly lookupId: string;
  /** SHA-256 of the whole token, hex. */
  readonly secretHash: string;
}

export interface StoredApiKey extends ApiKeySecret {
  readonly organizationId: string;
  readonly apiKey: ApiKey;
}

/** Stores a new key; the token itself never gets here. */
export async function insertApiKey(db: Connection, stored: StoredApiKey): Promise<void> {
  const { apiKey } = stored;
  await db
    .insertInto('api_keys')
    .values({
      id: apiKey.id,
      organization_id: stored.organizationId,
      name: apiKey.name,
      prefix: apiKey.prefix,
      lookup_id: stored.lookupId,
      secret_hash: stored.secretHash,
      scopes: [...apiKey.scopes],
      site_ids: apiKey.siteIds === null ? null : [...apiKey.siteIds],
      expires_at: apiKey.expiresAt === null ? null : new Date(apiKey.expiresAt),
      last_used_at: null,
      revoked_at: null,
      created_at: new Date(apiKey.createdAt),
    })
    .execute();
}

/** The key with that lookup id, of whatever organization: it is the key that tells. */
export async function findApiKeyByLookupId(
  db: Connection,
  lookupId: string,
): Promise<StoredApiKey | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .selectAll()
    .where('lookup_id', '=', lookupId)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** One key of an organization. */
export async function findApiKey(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<StoredApiKey | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** An organization's keys, oldest first; with `siteIds`, only those for no more than these sites. */
export async function listApiKeysOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<ApiKey[]> {
  let query = db.selectFrom('api_keys').selectAll().where('organization_id', '=', organizationId);
  if (options.siteIds !== null)
    query = query.where(sql<boolean>`site_ids <@ ${[...options.siteIds]}::text[]`);
  if (options.after !== undefined) query = query.where('id', '>', options.after);
  const rows = await query.orderBy('id').limit(options.limit).execute();
  return rows.map((row) => fromRow(row).apiKey);
}

/** Ids of the keys for the whole organization that can be used at `now` and make others; locked in their order. */
export async function lockAdministratorKeys(
  db: Connection,
  organizationId: string,
  now: Date,
): Promise<string[]> {
  const rows = await db
    .selectFrom('api_keys')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('site_ids', 'is', null)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .where(sql<boolean>`scopes && array['org:create', 'org:*']`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function markApiKeyRevoked(
  db: Connection,
  organizationId: string,
  id: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Gives a key another secret and scopes, and undoes a revocation. */
export async function replaceApiKeySecret(
  db: Connection,
  organizationId: string,
  id: string,
  secret: ApiKeySecret & { readonly prefix: string; readonly scopes: readonly string[] },
): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({
      lookup_id: secret.lookupId,
      secret_hash: secret.secretHash,
      prefix: secret.prefix,
      scopes: [...secret.scopes],
      revoked_at: null,
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Notes a use, unless one not older than `since` is noted already. */
export async function touchApiKey(
  db: Connection,
  organizationId: string,
  id: string,
  use: { readonly at: Date; readonly since: Date },
): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: use.at })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<', use.since)]))
    .execute();
}

function fromRow(row: Selectable<Database['api_keys']>): StoredApiKey {
  return {
    organizationId: row.organization_id,
    lookupId: row.lookup_id,
    secretHash: row.secret_hash,
    apiKey: {
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      scopes: row.scopes,
      siteIds: row.site_ids,
      expiresAt: row.expires_at?.toISOString() ?? null,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    },
  };
}
