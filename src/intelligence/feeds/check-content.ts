import { createHash } from 'node:crypto';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { checksumDiffers } from '../fetching/fetch-errors.ts';
import { openBytes } from '../reading/open-bytes.ts';
import { defaultReadingLimits } from '../reading/reading-limits.ts';

export interface ContentRules {
  /** The first character that is no white space, where the format begins with a certain one. */
  readonly begins?: string;
  /** SHA-256 of the uncompressed content, in hexadecimal. */
  readonly sha256?: string;
  readonly signal: AbortSignal;
}

/**
 * Reads a file that just came to its end, uncompressed, and throws when it is not to be used: `feed_damaged` (broken
 * compression, empty, or an error page in its place), `feed_too_large`, `feed_checksum`, AbortError.
 */
export async function checkContent(
  path: string,
  what: string,
  { begins, sha256, signal }: ContentRules,
): Promise<void> {
  const hash = createHash('sha256');
  let head = '';
  try {
    for await (const piece of openBytes(path, defaultReadingLimits, signal)) {
      hash.update(piece);
      if (head === '')
        head = piece
          .subarray(0, 4096)
          .toString('utf8')
          .replace(/^\uFEFF/u, '')
          .trimStart();
    }
  } catch (cause) {
    if (!(cause instanceof SitewardenError)) throw cause;
    throw new SitewardenError('invalid', cause.code, `${what} cannot be used: ${cause.message}.`, { cause });
  }
  if (head === '') throw notIt(what, 'it is empty');
  if (begins !== undefined && !head.startsWith(begins)) throw notIt(what, `it does not begin with ${begins}`);
  const found = hash.digest('hex');
  if (sha256 !== undefined && found !== sha256.toLowerCase()) throw checksumDiffers(what, sha256, found);
}

function notIt(what: string, why: string): SitewardenError {
  return new SitewardenError('invalid', 'feed_damaged', `${what} is not what was asked for: ${why}.`);
}
