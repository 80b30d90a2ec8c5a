import { SitewardenError } from '../support/sitewarden-error.ts';
import { errorCatalogue, type ErrorCode } from './errors/catalogue.ts';

const maxDepth = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON body (RFC 8259) from a stranger: strict UTF-8, bounded depth, no key twice in one object, none that
 * could reach a prototype. Throws `malformed` errors, and `invalid` / `parameter_invalid` for text that nothing can
 * keep.
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw refusal('body_missing');
  const text = decodeUtf8(bytes);
  if (text.trim() === '') throw refusal('body_missing');
  const { depth, members } = measure(text);
  if (depth > maxDepth) throw refusal('json_too_deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refusal('malformed_json', cause);
  }
  // A key that came again has replaced the first one, so that fewer are left than were written.
  if (checkedMembers(value) !== members) throw refusal('json_key_repeated');
  return value;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal('malformed_json', cause);
  }
}

/** Counts what is outside strings, before anything recursive sees the text: levels, and the colons of members. */
function measure(text: string): { depth: number; members: number } {
  let level = 0;
  let depth = 0;
  let members = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inString) {
      if (sign === '\\') index += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === ':') members += 1;
    else if (sign === '{' || sign === '[') {
      level += 1;
      depth = Math.max(depth, level);
    } else if (sign === '}' || sign === ']') level -= 1;
  }
  return { depth, members };
}

/** How many members all objects in it have together. Throws for what could do harm. */
function checkedMembers(value: unknown): number {
  if (typeof value === 'string') refuseUnusableText(value);
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      members += 1;
      if (forbiddenKeys.has(key)) throw refusal('json_key_forbidden');
      refuseUnusableText(key);
    }
    members += checkedMembers(part);
  }
  return members;
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
