import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Nobody answered, or the answer broke off, after all attempts. */
export function unreachable(url: URL, why: string, cause?: unknown): SitewardenError {
  return failure('unavailable', 'feed_unreachable', `Cannot fetch ${shown(url)}: ${why}.`, cause);
}

/** The source answered, but not with the file. */
export function refused(url: URL, why: string): SitewardenError {
  return failure('unavailable', 'feed_refused', `${shown(url)} was not given: ${why}.`);
}

/** The source answers that there is no such file. */
export function absent(url: URL, status: number): SitewardenError {
  return failure('unavailable', 'feed_absent', `There is no ${shown(url)} (status ${status}).`);
}

/** Where to fetch from is decided by the feeds' sources alone, never by what a source answers. */
export function forbiddenPlace(url: URL, why: string): SitewardenError {
  return failure('invalid', 'feed_place_forbidden', `${shown(url)} is not asked: ${why}.`);
}

export function tooLargeToFetch(url: URL, maxBytes: number): SitewardenError {
  return failure('invalid', 'feed_too_large', `${shown(url)} has more than ${maxBytes} bytes.`);
}

export function tooSlow(url: URL, timeoutMs: number): SitewardenError {
  const seconds = Math.ceil(timeoutMs / 1000);
  return failure('unavailable', 'feed_timeout', `${shown(url)} did not arrive within ${seconds} s.`);
}

export function checksumDiffers(what: string, expected: string, found: string): SitewardenError {
  return failure(
    'invalid',
    'feed_checksum',
    `${what} has the SHA-256 ${found}, but ${expected} is published for it.`,
  );
}

/** The address without credentials and without the query, which may hold a key. */
function shown(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

function failure(
  kind: 'unavailable' | 'invalid',
  code: string,
  message: string,
  cause?: unknown,
): SitewardenError {
  return new SitewardenError(kind, code, message, cause === undefined ? undefined : { cause });
}
