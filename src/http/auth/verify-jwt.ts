import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../../config/settings.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Clock } from '../../support/clock.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const toleranceSeconds = 5;
/** The end of the year 9999: what lies beyond can be neither kept nor written. */
const lastSecond = 253_402_300_799;

/** What a verified token says. */
export interface JwtIdentity {
  readonly actor: Actor;
  /** Absent when the token leaves it to the installation, which then must have only one. */
  readonly organizationId: string | undefined;
}

export type VerifyJwt = (token: string, clock: Clock) => Promise<JwtIdentity>;

const words = z
  .union([z.string().transform((text) => text.split(' ')), z.array(z.string())])
  .transform((list) => list.filter((word) => word !== ''));

const Claims = z.object({
  // It is kept with what the caller does, so it has to be text that can be kept and shown.
  sub: z
    .string()
    .max(255)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u),
  // The last second that a date can name.
  exp: z.number().max(8.64e12 - toleranceSeconds),
  org_id: z.string().min(1).max(255).optional(),
  scope: words.optional(),
  scopes: words.optional(),
  site_ids: z.array(z.uuid().toLowerCase()).max(1000).optional(),
});

/**
 * A verifier for JWTs (RFC 7519) by the operator's settings. The algorithm follows from the settings, never from
 * the token. Throws `unauthenticated` / `token_expired` or `credentials_invalid`, `unavailable` / `keys_unavailable`.
 */
export function createJwtVerifier(settings: JwtSettings): VerifyJwt {
  const { issuer, audience } = settings;
  const algorithms = settings.kind === 'secret' ? ['HS256'] : ['RS256', 'ES256', 'EdDSA'];
  const key = keyOf(settings);
  return async (token, clock) => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: toleranceSeconds,
        currentDate: clock.now(),
        ...(issuer === undefined ? {} : { issuer }),
        ...(audience === undefined ? {} : { audience }),
      });
      return identityOf(payload);
    } catch (error) {
      throw refusalFor(error);
    }
  };
}

function keyOf(settings: JwtSettings): JWTVerifyGetKey {
  if (settings.kind === 'jwks') {
    return createRemoteJWKSet(new URL(settings.url), { timeoutDuration: 5000, cooldownDuration: 30_000 });
  }
  const secret = new TextEncoder().encode(settings.secret);
  return async () => secret;
}

function identityOf(payload: JWTPayload): JwtIdentity {
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) {
    const claim = parsed.error.issues[0]?.path.join('.') ?? '';
    throw invalid(`The claim '${claim}' of the token is absent or not usable.`);
  }
  const { sub, exp, org_id, scope = [], scopes = [], site_ids } = parsed.data;
  const expiresAt = new Date(Math.min(exp + toleranceSeconds, lastSecond) * 1000).toISOString();
  const allScopes = [...new Set([...scope, ...scopes])];
  return {
    organizationId: org_id,
    actor: { kind: 'jwt', id: sub, scopes: allScopes, siteIds: site_ids ?? null, expiresAt },
  };
}

function refusalFor(error: unknown): unknown {
  if (error instanceof SitewardenError) return error;
  if (error instanceof errors.JWTExpired) {
    return new SitewardenError('unauthenticated', 'token_expired', 'The token has expired.', {
      cause: error,
    });
  }
  const keysMissing = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  if (error instanceof errors.JOSEError && !keysMissing && error.code !== 'ERR_JOSE_GENERIC') {
    return invalid('The token is not one that is accepted here.', error);
  }
  // Neither the token nor its claims were at fault: the key set could not be had.
  const sentence = 'The keys that verify tokens cannot be reached. Try again shortly.';
  return new SitewardenError('unavailable', 'keys_unavailable', sentence, { cause: error });
}

function invalid(sentence: string, cause?: unknown): SitewardenError {
  return new SitewardenError('unauthenticated', 'credentials_invalid', sentence, { cause });
}
