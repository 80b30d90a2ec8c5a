import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKeySecret } from '../../store/queries/api-key-queries.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export interface ApiKeyToken extends ApiKeySecret {
  /** What may be shown of it. */
  readonly prefix: string;
}

/** A new token, `sw_` + 16 signs that find the key + `_` + 43 signs (256 bits) that prove it. */
export function generateApiKeyToken(): string {
  return `sw_${randomBase62(16)}_${randomBase62(43)}`;
}

/**
 * What is kept of a token. One that is not of our form, an administrator's own word, is found by the beginning of
 * a hash of its own.
 */
export function describeApiKeyToken(token: string): ApiKeyToken {
  const secretHash = createHash('sha256').update(token).digest('hex');
  const id = /^sw_([0-9A-Za-z]{16})_[0-9A-Za-z]{43}$/u.exec(token)?.[1];
  if (id !== undefined) return { lookupId: id, secretHash, prefix: `sw_${id}` };
  const lookupId = createHash('sha256').update(`lookup:${token}`).digest('hex').slice(0, 32);
  return { lookupId, secretHash, prefix: 'administrator' };
}

/** Whether two secrets are the same, in a time that says nothing of where they differ. */
export function isSameSecret(a: ApiKeySecret, b: ApiKeySecret): boolean {
  const [left, right] = [Buffer.from(a.secretHash, 'hex'), Buffer.from(b.secretHash, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}

function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    // 248 = 4 × 62: what lies above would favour some signs.
    for (const byte of randomBytes(length)) if (byte < 248) text += base62.charAt(byte % 62);
  }
  return text.slice(0, length);
}
