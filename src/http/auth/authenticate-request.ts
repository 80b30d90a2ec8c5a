import type { FastifyRequest } from 'fastify';
import { authenticateApiKey, type Authenticated } from '../../operations/api-keys/authenticate-api-key.ts';
import { resolveOrganization } from '../../operations/organizations/resolve-organization.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { createJwtVerifier } from './verify-jwt.ts';

export type AuthenticateRequest = (request: FastifyRequest) => Promise<Authenticated>;

/** Who a request comes from, by its bearer token (RFC 6750 §2.1): an API key first, then a JWT. */
export function createAuthenticator(dependencies: ApiDependencies): AuthenticateRequest {
  const verifyJwt = dependencies.jwt === undefined ? undefined : createJwtVerifier(dependencies.jwt);
  return async (request) => {
    const token = bearerToken(request.headers.authorization);
    const { clock, store } = dependencies.parts();
    const owner = await authenticateApiKey({ clock, store }, token);
    if (owner !== undefined) return owner;
    if (verifyJwt === undefined || !looksLikeJwt(token)) throw notAccepted();
    const { actor, organizationId } = await verifyJwt(token, clock);
    const organization = await resolveOrganization({ store }, organizationId);
    return { actor, organizationId: organization.id };
  };
}

function bearerToken(header: string | undefined): string {
  if (header === undefined || header.trim() === '') {
    throw new SitewardenError(
      'unauthenticated',
      'credentials_missing',
      'This needs credentials: send the header "Authorization: Bearer TOKEN".',
    );
  }
  const token = /^bearer +([\x21-\x7e]+) *$/iu.exec(header)?.[1];
  if (token === undefined) throw notAccepted();
  return token;
}

function looksLikeJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/u.test(token);
}

function notAccepted(): SitewardenError {
  return new SitewardenError(
    'unauthenticated',
    'credentials_invalid',
    'The credentials are none that this installation accepts.',
  );
}
