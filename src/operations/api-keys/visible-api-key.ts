import type { ApiKey } from '../../domain/api-key.ts';
import type { Connection } from '../../store/database.ts';
import { findApiKey } from '../../store/queries/api-key-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { maySeeApiKey } from './may-see-api-key.ts';

/** The key, if the actor may see it. Throws `not_found` / `api_key_not_found` for every other id alike. */
export async function visibleApiKey(
  db: Connection,
  context: Pick<OperationContext, 'actor' | 'organizationId'>,
  id: string,
): Promise<ApiKey> {
  const stored = await findApiKey(db, context.organizationId, id);
  if (stored !== undefined && maySeeApiKey(context.actor, stored.apiKey)) return stored.apiKey;
  throw new SitewardenError('not_found', 'api_key_not_found', `There is no API key ${id}.`);
}
