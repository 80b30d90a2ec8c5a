import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdviceWriter, writerLimits, type WriterLimits } from './create-advice-writer.ts';

const key = 'sk-very-secret-0123456789';
const question = { cveId: 'CVE-2030-0001', recordDigest: 'sha256:1', ground: '# CVE-2030-0001\n\nUpgrade.' };
const completion = (content: unknown) =>
  JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content } }],
  });

interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let seen: Seen[];
let failures: string[];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  seen = [];
  failures = [];
  answer = (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(completion('Upgrade it.'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function aWriter(over: Partial<WriterLimits> = {}) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const limits = { ...writerLimits, timeoutMs: 500, maxAnswerBytes: 10_000, ...over };
  return createAdviceWriter({ url, key, model: 'small-model' }, (reason) => failures.push(reason), limits);
}

describe('a language model', () => {
  it('is asked in the form of chat completions, with nothing but the facts of the CVE', async () => {
    expect(await aWriter().write(question)).toBe('Upgrade it.');
    expect(seen).toHaveLength(1);
    const [{ method, path, headers, body } = {} as Seen] = seen;
    expect([method, path, headers.authorization]).toEqual(['POST', '/v1/chat/completions', `Bearer ${key}`]);
    const { model, messages, stream } = JSON.parse(body) as {
      model: string;
      messages: { role: string; content: string }[];
      stream: boolean;
    };
    expect([model, stream, messages.map(({ role }) => role)]).toEqual([
      'small-model',
      false,
      ['system', 'user'],
    ]);
    expect(messages[1]?.content).toBe(`${question.cveId}\nBEGIN\n${question.ground}\nEND`);
    expect(body).not.toContain(key);
  });

  it('is asked once for each record, and once by all who ask at the same time', async () => {
    const writer = aWriter();
    await Promise.all([writer.write(question), writer.write(question)]);
    await writer.write(question);
    expect(seen).toHaveLength(1);
    await writer.write({ ...question, recordDigest: 'sha256:2' });
    await writer.write({ ...question, cveId: 'CVE-2030-0002' });
    expect(seen).toHaveLength(3);
  });

  it('is forgotten in the order of asking when more is kept than may be', async () => {
    const writer = aWriter({ maxKept: 1 });
    for (const recordDigest of ['sha256:1', 'sha256:2', 'sha256:2', 'sha256:1']) {
      await writer.write({ ...question, recordDigest });
    }
    expect(seen).toHaveLength(3);
  });

  it('is not asked by more at once than may be', async () => {
    const writer = aWriter({ maxAtOnce: 1 });
    const [first, second] = await Promise.all([
      writer.write(question),
      writer.write({ ...question, cveId: 'CVE-2030-0002' }),
    ]);
    expect([first, second, seen.length]).toEqual(['Upgrade it.', undefined, 1]);
  });

  it.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['never answers', () => undefined, /^no answer within 500 ms$/u],
    [
      'never comes to an end',
      (response) => {
        response.writeHead(200).write('{"choices":');
      },
      /^no answer within 500 ms$/u,
    ],
    ['refuses', (response) => response.writeHead(401).end(`wrong key ${key}`), /^it answered 401$/u],
    [
      'leads elsewhere',
      (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      /^it answered 307$/u,
    ],
    ['hangs up', (response) => response.destroy(), /^the connection failed$/u],
    [
      'hangs up in the middle',
      (response) => response.writeHead(200, { 'content-length': 99 }).write('{', () => response.destroy()),
      /^the connection failed$/u,
    ],
    [
      'says too much',
      (response) => response.writeHead(200).end(completion('x'.repeat(20_000))),
      /larger than 10000 bytes$/u,
    ],
    ['is no JSON', (response) => response.writeHead(200).end('<html>'), /no chat completion$/u],
    ['has no choice', (response) => response.writeHead(200).end('{"choices":[]}'), /no chat completion$/u],
    ['says nothing', (response) => response.writeHead(200).end(completion(null)), /no chat completion$/u],
    [
      'nests without end',
      (response) => response.writeHead(200).end('['.repeat(9000)),
      /no chat completion$/u,
    ],
  ])('that %s gives nothing, and rests', async (_, misbehave, reason) => {
    answer = misbehave;
    const writer = aWriter();
    expect(await writer.write(question)).toBeUndefined();
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatch(reason);
    expect(failures[0]).not.toContain(key);
    expect(await writer.write(question)).toBeUndefined();
    expect(seen).toHaveLength(1);
  });

  it('is asked again after its rest', async () => {
    const writer = aWriter({ pauseMs: 0 });
    const well = answer;
    answer = (response) => response.writeHead(500).end();
    expect(await writer.write(question)).toBeUndefined();
    answer = well;
    expect(await writer.write(question)).toBe('Upgrade it.');
  });
});
