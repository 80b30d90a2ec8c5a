import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, type AWorld } from './a-world.ts';
import { readApiDocument } from './api-document.ts';

const withBody = (await readApiDocument()).operations.filter(({ bodySchema }) => bodySchema !== undefined);

let world: AWorld;
beforeAll(async () => {
  world = await aWorld();
}, 120_000);
afterAll(() => world.close());

type Body = string | Buffer;
interface Hostile {
  readonly what: string;
  /** Made from the body that would be good. */
  readonly spoil: (good: string) => Body;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string | readonly string[];
}

/** The good body with one more member in front; the good ones follow. */
const with_ = (member: string) => (good: string) => good.replace('{', `{${member},`);
const field = (name: string, json: string) => with_(`"${name}":${json}`);
const invalid = { status: 422, code: 'parameter_invalid' } as const;
const malformed = { status: 400, code: 'malformed_json' } as const;

/** Bytes of the largest body: 1 MiB, but for routes that take files. */
const largestBodies: Readonly<Record<string, number>> = {
  importScan: 20 << 20,
  importVex: 10 << 20,
};
const largestBody = (operationId: string): number => largestBodies[operationId] ?? 1 << 20;

const hostile: readonly Hostile[] = [
  {
    what: '100,000 levels',
    spoil: field('deep', '['.repeat(1e5) + ']'.repeat(1e5)),
    status: 400,
    code: 'json_too_deep',
  },
  { what: '100,000 open objects', spoil: () => '{"a":'.repeat(1e5), status: 400, code: 'json_too_deep' },
  { what: 'half of it', spoil: (good) => good.slice(0, good.length / 2), ...malformed },
  { what: 'two values', spoil: (good) => `${good}${good}`, ...malformed },
  { what: 'a comment', spoil: (good) => `/* hello */${good}`, ...malformed },
  { what: 'NaN', spoil: field('day_of_week', 'NaN'), ...malformed },
  {
    what: 'bytes that are no UTF-8',
    spoil: (good) => Buffer.concat([Buffer.from(good), Buffer.from([0xff])]),
    ...malformed,
  },
  { what: 'UTF-16', spoil: (good) => Buffer.from(good, 'utf16le'), ...malformed },
  { what: 'an overlong NUL', spoil: () => Buffer.from([0x22, 0xc0, 0x80, 0x22]), ...malformed },
  { what: 'a bare NUL', spoil: (good) => `\0${good}`, ...malformed },
  { what: 'two byte order marks', spoil: (good) => `\ufeff\ufeff${good}`, ...malformed },
  { what: 'nothing', spoil: () => '', status: 400, code: 'body_missing' },
  { what: 'blanks', spoil: () => ' \r\n\t', status: 400, code: 'body_missing' },
  {
    what: 'a key twice',
    spoil: (good) => good.replace('{', `{"${firstKey(good)}":1,`),
    status: 400,
    code: 'json_key_repeated',
  },
  {
    what: 'a key twice, once spelt otherwise',
    spoil: repeatedEscaped,
    status: 400,
    code: 'json_key_repeated',
  },
  ...['__proto__', 'constructor', 'prototype', '\\u005f_proto__'].map((key) => ({
    what: `the key ${key}`,
    spoil: field(key, '{"isAdmin":true}'),
    status: 400,
    code: 'json_key_forbidden',
  })),
  { what: 'a NUL in a text', spoil: field('added', '"a\\u0000b"'), ...invalid },
  { what: 'half a surrogate pair', spoil: field('added', '"\\ud800"'), ...invalid },
  {
    what: 'an unknown field',
    spoil: field('added', '1'),
    status: 422,
    code: ['parameter_invalid', 'parameter_missing'],
  },
  { what: 'an array around it', spoil: (good) => `[${good}]`, ...invalid },
  ...['null', '"text"', '7', 'true', '[]', '1e400', '9007199254740993'].map((json) => ({
    what: `${json} instead of it`,
    spoil: () => json,
    ...invalid,
  })),
  {
    what: 'JSON as text/plain',
    spoil: (good) => good,
    type: 'text/plain',
    status: 415,
    code: 'unsupported_media_type',
  },
  { what: 'a form', spoil: () => 'a=1&b=2', type: 'application/x-www-form-urlencoded', ...malformed },
  { what: 'XML', spoil: () => '<a/>', type: 'application/xml', ...malformed },
  {
    what: 'what says that it is compressed',
    spoil: (good) => good,
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    code: 'unsupported_media_type',
  },
];

function firstKey(good: string): string {
  return Object.keys(JSON.parse(good) as object)[0] ?? '';
}

function repeatedEscaped(good: string): string {
  const key = firstKey(good);
  const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
  return good.replace('{', `{"${escaped}":1,`);
}

async function send(operationId: string, spoil: Hostile['spoil'], more: Partial<Hostile> = {}) {
  const operation = world.document.find(operationId)!;
  const { method, url, payload = '' } = world.requestOf(operation, world.here);
  const answer = await world.api.app.inject({
    method: method as 'POST',
    url,
    headers: {
      authorization: `Bearer ${world.own.token}`,
      'content-type': more.type ?? 'application/json',
      ...more.headers,
    },
    payload: spoil(payload),
  });
  const body = answer.json<{ code: string; message: string }>();
  expect(Object.keys(body).sort(), answer.body).toEqual(['code', 'doc_url', 'message', 'type']);
  expect(body.message.length).toBeLessThanOrEqual(1000);
  expect(world.document.complaints(operation, answer.statusCode, answer)).toEqual([]);
  return { status: answer.statusCode, code: body.code, body: answer.body };
}

describe.each(withBody.map(({ operationId }) => ({ operationId })))('$operationId', ({ operationId }) => {
  it.each(hostile)('refuses $what', async (one) => {
    const { status, code, body } = await send(operationId, one.spoil, one);
    expect(status, body).toBe(one.status);
    expect([one.code].flat(), body).toContain(code);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it('refuses more than its largest body', async () => {
    const pad = field('pad', `"${'x'.repeat(largestBody(operationId))}"`);
    expect(await send(operationId, pad)).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  it('refuses every field as text, as a huge number and as an object, where it is not one', async () => {
    const operation = world.document.find(operationId)!;
    const good = JSON.parse(world.requestOf(operation, world.here).payload ?? '{}') as Record<
      string,
      unknown
    >;
    for (const [name, value] of Object.entries(good)) {
      const wrong = ['1e400', '9007199254740993', '{"a":1}', '[[1]]', '9'.repeat(300)];
      if (typeof value !== 'string') wrong.push(JSON.stringify(JSON.stringify(value)));
      for (const json of wrong) {
        const { [name]: _left, ...rest } = good;
        const text = JSON.stringify({ ...rest, [name]: '@' }).replace('"@"', json);
        const { status, body } = await send(operationId, () => text);
        expect(status, `${name}: ${json}: ${body}`).toBe(422);
        expect(body, name).toContain(name);
      }
    }
  });
});
