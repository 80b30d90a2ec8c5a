import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPermissions } from '../../src/domain/permission.ts';
import { aWorld, type AWorld } from './a-world.ts';
import { anyRequest, type AnyRequest } from './any-request.ts';
import { apiCalls, type Words } from './api-calls.ts';
import { readApiDocument, type DocumentedOperation } from './api-document.ts';

const requestsInAll = 20_000;
const heapBoundBytes = 48 * 1024 * 1024;

/** What any route may answer before the operation is asked. */
const transportCodes = new Set([
  'malformed_request',
  'route_not_found',
  'method_not_allowed',
  'uri_too_long',
]);
/** The same for a body where none is wanted. */
const bodyCodes = new Set([
  'malformed_json',
  'body_missing',
  'json_too_deep',
  'json_key_forbidden',
  'json_key_repeated',
  'unsupported_media_type',
  'parameter_invalid',
]);

const documented = await readApiDocument();
const { operations } = documented;
// Those that only read come first, while there is little to read.
const inOrder = operations.toSorted((a, b) => rank(a) - rank(b));
// What anybody may ask touches little, and is not asked as often.
const eachOpen = 200;
const open = operations.filter(({ isOpen }) => isOpen).length;
const each = Math.ceil((requestsInAll - open * eachOpen) / (operations.length - open));

let world: AWorld;
let tokens: string[];
let words: Words;
let heapBefore = 0;
let asked = 0;
const outcomes = new Map<number, number>();

beforeAll(async () => {
  world = await aWorld();
  words = world.here;
  const narrowed = await world.own.tokenWith(allPermissions, [world.there['siteId'] ?? '']);
  tokens = [world.own.token, narrowed, await world.own.tokenWith(['site:view']), 'sw_nobody', '!'];
}, 120_000);
afterAll(() => world.close());

function rank({ method, operationId }: DocumentedOperation): number {
  return method === 'GET' ? 0 : apiCalls[operationId]?.destroys ? 2 : 1;
}

/** The operation that a path and a method lead to; words stand before what may be anything. */
function operationAt({ method, url }: AnyRequest): DocumentedOperation | undefined {
  const segments = (url.split('?')[0] ?? '').replace(/\/$/u, '').split('/').map(decoded);
  const verb = method === 'HEAD' ? 'GET' : method;
  const fitting = operations.filter((one) => {
    const own = one.path.split('/');
    return (
      own.length === segments.length && own.every((part, at) => part.startsWith('{') || part === segments[at])
    );
  });
  const [best] = fitting.toSorted((a, b) =>
    a.path.replaceAll('{', '~') < b.path.replaceAll('{', '~') ? -1 : 1,
  );
  return fitting.find((one) => one.path === best?.path && one.method === verb);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function expectOrderly(request: AnyRequest): Promise<void> {
  asked += 1;
  const answer = await world.api.app.inject({ ...request, method: request.method as 'GET' });
  const { statusCode: status, body } = answer;
  outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
  const operation = operationAt(request);
  expect(status, body).toBeLessThan(500);
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/u);
  if (request.method === 'HEAD') return;
  if (status >= 400) {
    const error = JSON.parse(body) as Record<string, unknown>;
    expect(Object.keys(error).sort()).toEqual(['code', 'doc_url', 'message', 'type']);
    for (const value of Object.values(error)) expect(value).toMatch(/\S/u);
    const code = String(error['code']);
    if (transportCodes.has(code)) return;
    if (bodyCodes.has(code) && operation?.bodySchema === undefined && request.payload !== undefined) return;
  } else await replaceTaken(operation);
  expect(operation, `${request.method} ${request.url} answered ${status} ${body}`).toBeDefined();
  if (operation !== undefined) expect(documented.complaints(operation, status, answer), body).toEqual([]);
}

let replaced = 0;
/** Objects that a good call took away are made anew, a few times, so that there is something to take away. */
async function replaceTaken(operation: DocumentedOperation | undefined): Promise<void> {
  if (operation === undefined || apiCalls[operation.operationId]?.destroys !== true || replaced >= 20) return;
  replaced += 1;
  words = await world.aPlace(world.own, `again${replaced}`, '127.0.0.4');
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

describe('whatever is asked, the answer is one that the document describes', () => {
  it.each(inOrder.map((operation) => ({ name: operation.operationId, operation })))(
    '$name',
    async ({ operation }) => {
      await fc.assert(
        fc.asyncProperty(
          anyRequest(world, operation, () => words, tokens),
          async (request) => {
            await expectOrderly(request());
          },
        ),
        { numRuns: operation.isOpen ? eachOpen : each, endOnFailure: true },
      );
      // The first ones compile, fill caches and load what is loaded once.
      if (heapBefore === 0) heapBefore = heapAfterCollection();
    },
    120_000,
  );
});

it('enough was asked, and much of it answered well', () => {
  expect(asked).toBeGreaterThanOrEqual(requestsInAll);
  const well = [...outcomes].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0);
  expect(well).toBeGreaterThan(requestsInAll / 20);
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 405, 415, 422]));
});

it('and nothing of it stays in memory', () => {
  expect(heapAfterCollection() - heapBefore).toBeLessThan(heapBoundBytes);
});
