import type { AuditState } from '../../domain/audit-entry.ts';
import type { ApiKey } from '../../domain/api-key.ts';

/** What the audit log keeps of a key; of its token only the part that tells keys apart. */
export function apiKeyAuditState(key: ApiKey): AuditState {
  const { name, prefix, scopes, siteIds, expiresAt, revokedAt } = key;
  return { name, prefix, scopes, siteIds, expiresAt, revokedAt };
}
