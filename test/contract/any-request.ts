import * as fc from 'fast-check';
import type { AWorld } from './a-world.ts';
import { apiCalls, pathWords, type Words } from './api-calls.ts';
import type { DocumentedOperation } from './api-document.ts';
import { arbitraryOfSchema } from './arbitrary-of-schema.ts';
import { junk, spoiltJson } from './spoil-json.ts';

export interface AnyRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const contentTypes = [
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonx',
  '/',
  '',
];

/**
 * Requests to one operation, from its own schemas and from words that exist, and spoilt in every part. `words` is
 * asked at each request, so that objects that were taken away can be replaced.
 */
export function anyRequest(
  world: AWorld,
  operation: DocumentedOperation,
  words: () => Words,
  tokens: readonly string[],
): fc.Arbitrary<() => AnyRequest> {
  const [good = ''] = tokens;
  const parts = fc.record({
    method: mostly(operation.method, fc.constantFrom(...methods), 12),
    path: fc.array(mostly(undefined, pathJunk, 2), { minLength: 3, maxLength: 3 }),
    query: queryOf(world, operation),
    token: mostly(good, fc.constantFrom(...tokens), 8),
    type: mostly('application/json', fc.constantFrom(...contentTypes), 12),
    body: bodyOf(world, operation),
  });
  return parts.map(({ method, path, query, token, type, body }) => {
    const build = (): AnyRequest => ({
      method,
      url: `${urlOf(operation, words(), path)}${query}`,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { payload: body }),
    });
    return Object.assign(build, { [fc.toStringMethod]: () => JSON.stringify(build()) });
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The usual value in all but one of `one` cases. */
function mostly<T>(usual: T, other: fc.Arbitrary<T>, one: number): fc.Arbitrary<T> {
  return fc.oneof({ weight: one - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

const pathJunk: fc.Arbitrary<string | undefined> = fc.oneof(
  junk.map(textOf),
  fc.uuid(),
  fc.constantFrom('CVE-2026-99999', 'CVE-1-1', 'AAA-BBB-CCC', '%', '\\', 'x'.repeat(199), 'x'.repeat(201)),
);

function urlOf(
  { operationId, path }: DocumentedOperation,
  words: Words,
  spoilt: (string | undefined)[],
): string {
  let index = 0;
  return path.replaceAll(/\{(\w+)\}/gu, (_match, name: string) => {
    const word = words[apiCalls[operationId]?.path?.[name] ?? pathWords[name] ?? name] ?? '';
    const text = spoilt[index++] ?? word;
    // A lone half of a surrogate pair cannot be percent-encoded, and dots alone lead to another path.
    const isWay = /^\.{1,2}$/u.test(text);
    return text === '%' || isWay ? '%' : encodeURIComponent(text.toWellFormed());
  });
}

function queryOf(world: AWorld, { operation }: DocumentedOperation): fc.Arbitrary<string> {
  const names = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
  if (names.length === 0) return mostly('', fc.constant('?a=1&a=2'), 10);
  const value = fc.oneof(
    junk.map(textOf),
    fc.constantFrom('1', '2', '1000', '1001', '0', '-1', 'true', 'open', 'accepted'),
    fc.constantFrom(...Object.values(world.here)),
  );
  const pair = fc.tuple(mostly<string>(names[0] ?? '', fc.constantFrom(...names, 'unknown'), 2), value);
  return fc.array(pair, { maxLength: 3 }).map((pairs) => {
    const search = pairs.map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`);
    return search.length === 0 ? '' : `?${search.join('&')}`;
  });
}

/** Good bodies from our own table, from the document's example and from its schema; spoilt, cut or no JSON at all. */
function bodyOf(world: AWorld, one: DocumentedOperation): fc.Arbitrary<string | Buffer | undefined> {
  const anything = fc.oneof(
    junk.map((value) => JSON.stringify(value)),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  );
  if (one.bodySchema === undefined) return mostly<string | Buffer | undefined>(undefined, anything, 12);
  const fromSchema = arbitraryOfSchema(world.document.document, Object.values(world.here))(one.bodySchema);
  const example = one.operation.requestBody?.content?.['application/json']?.example;
  const ofTable = apiCalls[one.operationId]?.body;
  const good = fc.oneof(
    { weight: 2, arbitrary: fc.uuid().map((name) => ofTable?.({ ...world.here, name }) ?? example) },
    { weight: 1, arbitrary: fc.constant(example) },
    { weight: 3, arbitrary: fromSchema },
  );
  const text = spoiltJson(good);
  return fc.oneof(
    { weight: 20, arbitrary: text },
    { weight: 1, arbitrary: text.map((whole) => whole.slice(0, -1)) },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}
