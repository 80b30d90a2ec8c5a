import { z } from 'zod';
import { holdsPermission } from '../../domain/permission.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { Connection } from '../../store/database.ts';
import { lockAdministratorKeys, markApiKeyRevoked } from '../../store/queries/api-key-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { apiKeyAuditState } from './api-key-audit-state.ts';
import { visibleApiKey } from './visible-api-key.ts';

const RevokeApiKeyInput = z.strictObject({ apiKeyId: UuidText });
export type RevokeApiKeyInput = z.input<typeof RevokeApiKeyInput>;

/**
 * Makes a key useless from now on; it stays in the list. One that was revoked already is left as it is. Scope
 * `org:delete`. Throws `not_found` / `api_key_not_found`; `conflict` / `last_administrator_key`.
 */
export async function revokeApiKey(context: OperationContext, input: RevokeApiKeyInput): Promise<void> {
  authorise(context, 'org:delete');
  const { apiKeyId } = parseInput(RevokeApiKeyInput, input);
  await context.store.transaction(async (connection) => {
    const administrators = await lockAdministratorKeys(
      connection,
      context.organizationId,
      context.clock.now(),
    );
    const apiKey = await visibleApiKey(connection, context, apiKeyId);
    if (apiKey.revokedAt !== null) return;
    assertOthersAdminister(apiKey, administrators);
    await revoke(connection, context, apiKey);
  });
}

async function revoke(connection: Connection, context: OperationContext, apiKey: ApiKey): Promise<void> {
  const now = context.clock.now();
  await markApiKeyRevoked(connection, context.organizationId, apiKey.id, now);
  await recordChange(connection, context, {
    action: 'revokeApiKey',
    objectKind: 'api_key',
    objectId: apiKey.id,
    before: apiKeyAuditState(apiKey),
    after: apiKeyAuditState({ ...apiKey, revokedAt: now.toISOString() }),
  });
}

/** An organization without a key that makes keys could not be administered any more. */
function assertOthersAdminister(apiKey: ApiKey, administrators: readonly string[]): void {
  const isAdministrator = apiKey.siteIds === null && holdsPermission(apiKey.scopes, 'org:create');
  if (!isAdministrator || administrators.some((id) => id !== apiKey.id)) return;
  throw new SitewardenError(
    'conflict',
    'last_administrator_key',
    `${apiKey.prefix} is the last key of the organization that can make others. Make another one first.`,
  );
}
