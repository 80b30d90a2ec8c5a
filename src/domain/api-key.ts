/** A long-lived credential. The secret itself is never part of it: only its hash is stored. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** What may be shown of the token, so that a person can tell keys apart. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** The only sites the key may see; null means all. */
  readonly siteIds: readonly string[] | null;
  /** ISO 8601 instants; null: never. */
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly createdAt: string;
}

/** Whether the key may be used at `now`. */
export function isUsableApiKey(key: ApiKey, now: Date): boolean {
  return key.revokedAt === null && (key.expiresAt === null || Date.parse(key.expiresAt) > now.getTime());
}
