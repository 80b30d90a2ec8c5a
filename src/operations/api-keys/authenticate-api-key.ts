import type { Actor } from '../../domain/actor.ts';
import type { InstallationContext } from '../operation-context.ts';

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
  _context: Omit<InstallationContext, 'newId'>,
  _token: string,
): Promise<Authenticated | undefined> {
  throw new Error('being written');
}
