import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { allPermissions } from '../../src/domain/permission.ts';
import { describeApiKeyToken } from '../../src/operations/api-keys/api-key-token.ts';
import { newId } from '../../src/support/new-id.ts';
import { aWorld, jwtSecret, type ApiRequest, type AWorld } from './a-world.ts';
import { apiCalls, publicWords, type ApiCall, type Words } from './api-calls.ts';
import { readApiDocument, type DocumentedOperation } from './api-document.ts';

const { operations } = await readApiDocument();
const rows = operations.map((operation) => ({
  name: operation.operationId,
  operation,
  row: apiCalls[operation.operationId],
}));
const guarded = rows.flatMap(({ row, ...rest }) =>
  row === undefined || row.scope === null ? [] : { ...rest, row },
);

let world: AWorld;
let bad: Readonly<Record<string, string | undefined>>;
/** Everything an answer could say of a place, and must not say to strangers. */
let secrets: Readonly<Record<'there' | 'away', readonly string[]>>;

beforeAll(async () => {
  world = await aWorld();
  bad = await badTokens();
  secrets = { there: secretsOf(world.there), away: [...secretsOf(world.away), world.foreign.organizationId] };
}, 120_000);
afterAll(() => world.close());

function secretsOf(words: Words): string[] {
  return Object.entries(words)
    .filter(([word]) => !publicWords.has(word) && word !== 'linkExpires')
    .map(([, value]) => value);
}

async function badTokens(): Promise<Readonly<Record<string, string | undefined>>> {
  const { api, own } = world;
  const expired = await own.tokenWith(allPermissions);
  const revoked = await own.tokenWith(allPermissions);
  const set = (token: string, values: { expires_at: Date } | { revoked_at: Date }) =>
    api.store.db
      .updateTable('api_keys')
      .set(values)
      .where('lookup_id', '=', describeApiKeyToken(token).lookupId)
      .execute();
  await set(expired, { expires_at: new Date(Date.now() - 1000) });
  await set(revoked, { revoked_at: new Date() });
  const jwt = (claims: Record<string, unknown>, secret = jwtSecret) =>
    new SignJWT({ sub: 'ada', org_id: own.organizationId, scopes: [...allPermissions], ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
  const soon = Math.floor(Date.now() / 1000) + 600;
  return {
    'no token': undefined,
    'an unknown key': 'sw_0123456789abcdefghijklmnopqrstuvwxyz0123456789',
    'a malformed token': 'not a token',
    'an expired API key': expired,
    'a revoked API key': revoked,
    'an expired JWT': await jwt({ exp: soon - 1200 }),
    'a JWT of another issuer': await jwt({ exp: soon }, 'another secret of at least 32 characters'),
    'a JWT of no organization': await jwt({ exp: soon, org_id: newId() }),
  };
}

function expectError(answer: LightMyRequestResponse, statuses: readonly number[]): { code: string } {
  expect(statuses, answer.body).toContain(answer.statusCode);
  const body = answer.json<{ code: string }>();
  expect(Object.keys(body).sort()).toEqual(['code', 'doc_url', 'message', 'type']);
  return body;
}

/** Nothing of a place stands in the answer but what the caller said himself. */
function expectNothingOf(
  place: readonly string[],
  request: ApiRequest,
  answer: LightMyRequestResponse,
): void {
  const said = `${decodeURIComponent(request.url)} ${request.payload ?? ''}`.toLowerCase();
  const heard = `${answer.body} ${JSON.stringify(answer.headers)}`.toLowerCase();
  const leaked = place.filter(
    (word) => heard.includes(word.toLowerCase()) && !said.includes(word.toLowerCase()),
  );
  expect(leaked, `${request.method} ${request.url}: ${answer.body}`).toEqual([]);
}

/** Whether a good answer may hold words of other organizations; tests of its own show which. */
function mayNameOthers(row: ApiCall): boolean {
  return row.ofInstallation === true || row.retells === true;
}

/** Which words a call is made of. */
function wordsUsed({ operation, row }: { operation: DocumentedOperation; row: ApiCall }): string[] {
  const used = new Set<string>();
  const spy = new Proxy(world.here, {
    get: (words, word: string) => {
      used.add(word);
      return words[word];
    },
  });
  world.requestOf(operation, spy);
  return [...used].filter((word) => !publicWords.has(word) && word !== 'canary' && row.scope !== null);
}

it('every route has a row that says its scope and how to call it, and every row is a route', () => {
  expect(rows.filter(({ row }) => row === undefined).map(({ name }) => name)).toEqual([]);
  expect(rows.filter(({ operation, row }) => operation.isOpen !== (row?.scope === null))).toEqual([]);
  for (const { name, operation, row } of guarded) {
    expect(operation.operation, name).toMatchObject({
      description: expect.stringContaining(`\`${row.scope}\``),
    });
  }
});

describe('credentials that do not count', () => {
  it.each(guarded)('open nothing of $name', async ({ operation }) => {
    const request = world.requestOf(operation, world.here);
    for (const [kind, token] of Object.entries(bad)) {
      const answer = await world.call(request, token);
      expectError(answer, [401]);
      expect(answer.headers['www-authenticate'], kind).toMatch(/^Bearer /u);
      expectNothingOf([...secrets.there, ...secrets.away, ...secretsOf(world.here)], request, answer);
    }
  });
});

describe('what anybody may ask', () => {
  it.each(rows.filter(({ operation }) => operation.isOpen))('says nothing of anybody: $name', async (one) => {
    // A signed link and an invitation tell what they were made for; it is asked for here without either.
    const words = { ...world.away, linkSignature: 'x', agentInvitation: 'x' };
    const request = world.requestOf(one.operation, words);
    for (const token of [undefined, world.own.token]) {
      const answer = await world.call(request, token);
      expectNothingOf([...secrets.away, ...secrets.there, ...secretsOf(world.here)], request, answer);
      expect(world.document.complaints(one.operation, answer.statusCode, answer)).toEqual([]);
    }
  });
});

describe('the scope', () => {
  it.each(guarded)(
    'that $name asks for is needed, and no other one is enough',
    async ({ operation, row }) => {
      const others = allPermissions.filter((scope) => scope !== row.scope);
      const request = world.requestOf(operation, world.here);
      const answer = await world.call(request, await world.own.tokenWith(others));
      expect(expectError(answer, [403]).code).toBe('missing_scope');
      expect(answer.json<{ message: string }>().message).toContain(row.scope);
      expectNothingOf(secretsOf(world.here), request, answer);
    },
  );
});

describe('another organization', () => {
  const walled = guarded.filter(({ row }) => !mayNameOthers(row));
  it.each(walled)('is not there for $name', async (one) => {
    for (const word of wordsUsed(one)) {
      const request = world.requestOf(one.operation, { ...world.here, [word]: world.away[word] ?? '' });
      const answer = await world.call(request, world.own.token);
      expect(answer.statusCode, `${word}: ${answer.body}`).toBe(one.row.strangers?.[word] ?? 404);
      expectNothingOf(secrets.away, request, answer);
    }
    const request = world.requestOf(one.operation, { ...world.away, canary: 'canary-here' });
    expectNothingOf(secrets.away, request, await world.call(request, world.own.token));
  });
});

describe('another site', () => {
  it.each(guarded.filter(({ row }) => row.ofOrganization !== true))(
    'is not there for $name with a narrowed token',
    async (one) => {
      const token = await world.own.tokenWith(allPermissions, [world.here['siteId'] ?? '']);
      for (const word of wordsUsed(one)) {
        const request = world.requestOf(one.operation, { ...world.here, [word]: world.there[word] ?? '' });
        const answer = await world.call(request, token);
        expect(answer.statusCode, `${word}: ${answer.body}`).toBe(one.row.strangers?.[word] ?? 404);
        expectNothingOf([...secrets.there, ...secrets.away], request, answer);
      }
      if (one.operation.method !== 'GET') return;
      const request = world.requestOf(one.operation, world.here);
      const answer = await world.call(request, token);
      expect(answer.statusCode, answer.body).toBe(200);
      expectNothingOf([...secrets.there, ...secrets.away], request, answer);
    },
  );
});

describe('the right scope, in its own place', () => {
  const inOrder = guarded.toSorted(
    (a, b) => Number(a.row.destroys ?? false) - Number(b.row.destroys ?? false),
  );
  it.each(inOrder)('is enough for $name', async ({ operation, row }) => {
    const words =
      row.destroys || row.after
        ? await world.aPlace(world.own, operation.operationId, '127.0.0.4')
        : world.here;
    const before = row.after === undefined ? undefined : world.document.find(row.after);
    if (before !== undefined) await world.call(world.requestOf(before, words), world.own.token);
    const scopes = [row.scope, ...(row.also ?? [])].filter((scope) => scope !== null);
    const request = world.requestOf(operation, { ...words, name: `again ${newId()}` });
    const answer = await world.call(request, await world.own.tokenWith(scopes));
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    expect(world.document.complaints(operation, answer.statusCode, answer)).toEqual([]);
    if (!mayNameOthers(row)) expectNothingOf(secrets.away, request, answer);
  });
});
