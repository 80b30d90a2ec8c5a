import { SitewardenError } from '../support/sitewarden-error.ts';
import { errorCatalogue, type ErrorCode } from './errors/catalogue.ts';

const maxDepth = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON body (RFC 8259) from a stranger: strict UTF-8, bounded depth, no key that could reach a prototype.
 * Of a key that comes twice the last one counts, and nobody else reads the text. Throws `malformed` errors, and
 * `invalid` / `parameter_invalid` for text that nothing can keep.
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw refusal('body_missing');
  const text = decodeUtf8(bytes);
  if (text.trim() === '') throw refusal('body_missing');
  if (isTooDeep(text)) throw refusal('json_too_deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refusal('malformed_json', cause);
  }
  refuseHarmful(value);
  return value;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal('malformed_json', cause);
  }
}

/** Counts brackets outside strings before anything recursive sees the text. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return false;
}

function refuseHarmful(value: unknown): void {
  if (typeof value === 'string') return refuseUnusableText(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      if (forbiddenKeys.has(key)) throw refusal('json_key_forbidden');
      refuseUnusableText(key);
    }
    refuseHarmful(part);
  }
  return undefined;
}

/** JSON can spell what is no text: PostgreSQL keeps no NUL, and UTF-8 has no half of a surrogate pair. */
function refuseUnusableText(text: string): void {
  if (!text.includes('\0') && text.isWellFormed()) return;
  throw new SitewardenError(
    'invalid',
    'parameter_invalid',
    'A text in the body holds a NUL or half of a surrogate pair. Leave it out.',
  );
}

function refusal(code: ErrorCode, cause?: unknown): SitewardenError {
  const { sentence, remedy } = errorCatalogue[code];
  return new SitewardenError('malformed', code, `${sentence} ${remedy}`, { cause });
}
