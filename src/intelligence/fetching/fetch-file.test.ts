import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFeedServer, serve, type FeedServer } from '../../../test/support/a-feed-server.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { fetchFile } from './fetch-file.ts';
import type { FetchFileOptions } from './fetch-file-options.ts';
import { defaultFetchLimits } from './fetch-limits.ts';

let server: FeedServer;
let folder = '';
const pauses: number[] = [];
const content = randomBytes(300_000);

beforeAll(async () => {
  server = await aFeedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-fetch-'));
  server.requests.length = 0;
  pauses.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = (): string => join(folder, 'feed.bin');
const fetchIt = (path: string, { limits, ...rest }: Partial<FetchFileOptions> = {}) =>
  fetchFile(new URL(path, server.origin), target(), {
    door: { hosts: new Set([server.host]) },
    limits: {
      ...defaultFetchLimits,
      maxBytes: 1_000_000,
      idleTimeoutMs: 300,
      timeoutMs: 5000,
      ...limits,
    },
    signal: new AbortController().signal,
    pause: async (ms) => void pauses.push(ms),
    now: () => new Date('2030-01-02T03:04:05Z'),
    ...rest,
  });
const failing = (path: string, options: Partial<FetchFileOptions> = {}) =>
  fetchIt(path, options).then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error,
  );

describe('a feed file that is fetched', () => {
  it('is kept whole with what to ask with next time, and not fetched again while it is the same', async () => {
    server.put('/a', content);
    const known = await fetchIt('/a');
    expect(known).toMatchObject({
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      fetchedAt: '2030-01-02T03:04:05.000Z',
    });
    expect(readFileSync(target()).equals(content)).toBe(true);
    expect(await fetchIt('/a', { known })).toBeUndefined();
    server.put('/a', 'changed');
    expect(await fetchIt('/a', { known })).toMatchObject({ bytes: 7 });
    rmSync(target());
    expect(await fetchIt('/a', { known })).toBeDefined();
    expect(readdirSync(folder)).toEqual(['feed.bin']);
  });

  it('asks with a date where the source gives no tag', async () => {
    const date = 'Wed, 02 Jan 2030 03:04:05 GMT';
    server.on('/dated', (request, response) => {
      if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
      else response.writeHead(200, { 'last-modified': date }).end('once');
    });
    const known = await fetchIt('/dated');
    expect(await fetchIt('/dated', { known })).toBeUndefined();
  });

  it('goes on where the connection broke off, within a run and in a later one', async () => {
    let breaks = 3;
    server.on('/broken', (request, response) => {
      if (breaks === 0) return serve(content, request, response);
      breaks -= 1;
      const from = Number(/\d+/u.exec(request.headers.range ?? '')?.[0] ?? 0);
      const range = { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
      const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
      response.writeHead(from === 0 ? 200 : 206, {
        etag,
        'content-length': content.length - from,
        ...(from > 0 && range),
      });
      response.write(content.subarray(from, from + 50_000), () => setTimeout(() => response.destroy(), 20));
    });
    const failure = await failing('/broken', { limits: { ...defaultFetchLimits, maxAttempts: 1 } });
    expect(failure).toMatchObject({ code: 'feed_unreachable' });
    await fetchIt('/broken');
    expect(readFileSync(target()).equals(content)).toBe(true);
    expect(server.requests.map(({ headers }) => headers.range)).toEqual([
      undefined,
      'bytes=50000-',
      'bytes=100000-',
      'bytes=150000-',
    ]);
  });

  it('begins anew when the file has changed in between', async () => {
    server.put('/a', content);
    writeFileSync(`${target()}.part`, 'of an older version');
    writeFileSync(`${target()}.part.json`, JSON.stringify({ url: `${server.origin}/a`, validator: '"old"' }));
    await fetchIt('/a');
    expect(readFileSync(target()).equals(content)).toBe(true);
  });

  it('takes a part that is already whole (416), and drops one that is longer than the file', async () => {
    server.put('/a', content);
    const known = await fetchIt('/a');
    const origin = JSON.stringify({ url: `${server.origin}/a`, validator: known?.etag });
    for (const part of [content, Buffer.concat([content, content])]) {
      rmSync(target(), { force: true });
      writeFileSync(`${target()}.part`, part);
      writeFileSync(`${target()}.part.json`, origin);
      await fetchIt('/a');
      expect(readFileSync(target()).equals(content)).toBe(true);
    }
  });

  it('waits as long as it is asked to, and tries again after passing faults', async () => {
    const answers: [number, Record<string, string>][] = [
      [429, { 'retry-after': '7' }],
      [503, { 'retry-after': 'Wed, 02 Jan 2030 03:04:14 GMT' }],
      [500, {}],
    ];
    server.on('/busy', (request, response) => {
      const [status, headers] = answers.shift() ?? [200, {}];
      if (status === 200) serve(content, request, response);
      else response.writeHead(status, headers).end();
    });
    await fetchIt('/busy');
    expect(pauses).toEqual([7000, 9000, 4000]);
  });
});

it('knows the ways in which sources say "too often"', async () => {
  const answers: [number, Record<string, string>][] = [
    [403, { 'retry-after': '9' }],
    [403, {}],
  ];
  server.on('/busy', (request, response) => {
    const [status, headers] = answers.shift() ?? [200, {}];
    if (status === 200) serve(content, request, response);
    else response.writeHead(status, headers).end();
  });
  await fetchIt('/busy', { busy: { status: 403, pauseMs: 30_000 } });
  expect(pauses).toEqual([9000, 30_000]);
});

describe('a source that misbehaves gives a clear error, and the file that was there stays', () => {
  beforeEach(() => writeFileSync(target(), 'the standing version'));
  afterEach(() => expect(readFileSync(target(), 'utf8')).toBe('the standing version'));

  it.each([
    [404, 'feed_absent'],
    [410, 'feed_absent'],
    [403, 'feed_refused'],
    [301, 'feed_refused'],
  ])('status %i', async (status, code) => {
    server.on('/status', (_, response) => void response.writeHead(status).end());
    expect(await failing('/status')).toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it('errors without end', async () => {
    server.on('/500', (_, response) => void response.writeHead(500).end());
    expect(await failing('/500')).toMatchObject({ code: 'feed_unreachable' });
    expect(server.requests).toHaveLength(defaultFetchLimits.maxAttempts);
  });

  it('asks for a pause that nobody waits for', async () => {
    server.on('/later', (_, response) => void response.writeHead(429, { 'retry-after': '86400' }).end());
    expect(await failing('/later')).toMatchObject({ code: 'feed_unreachable' });
    expect(server.requests).toHaveLength(1);
  });

  it('says how long it is, and is too long', async () => {
    server.on('/long', (_, response) =>
      response.writeHead(200, { 'content-length': 2_000_000 }).flushHeaders(),
    );
    expect(await failing('/long')).toMatchObject({ code: 'feed_too_large' });
  });

  it('never ends', async () => {
    server.on('/endless', (_, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(65_536), more));
      more();
    });
    expect(await failing('/endless')).toMatchObject({ code: 'feed_too_large' });
    expect(readdirSync(folder)).toEqual(['feed.bin']);
  });

  it('falls silent, or trickles past its time', async () => {
    server.on(
      '/silent',
      (_, response) => void response.writeHead(200, { 'content-length': 10 }).write('12345'),
    );
    const limits = { ...defaultFetchLimits, idleTimeoutMs: 50, maxAttempts: 2 };
    expect(await failing('/silent', { limits })).toMatchObject({ code: 'feed_unreachable' });
    server.on('/trickle', (_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const short = { ...defaultFetchLimits, timeoutMs: 300 };
    expect(await failing('/trickle', { limits: short })).toMatchObject({ code: 'feed_timeout' });
  });

  it('ends before it is whole', async () => {
    server.on('/short', (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('too few', () => response.destroy());
    });
    const limits = { ...defaultFetchLimits, maxAttempts: 2, timeoutMs: 1000 };
    expect(await failing('/short', { limits })).toBeInstanceOf(SitewardenError);
  });

  it('sends another part than it was asked for, every time', async () => {
    writeFileSync(`${target()}.part`, '12345');
    writeFileSync(
      `${target()}.part.json`,
      JSON.stringify({ url: `${server.origin}/other`, validator: '"v"' }),
    );
    server.on('/other', (request, response) => {
      if (request.headers.range === undefined) response.writeHead(404).end();
      else response.writeHead(206, { 'content-range': 'bytes 0-4/10', 'content-length': 5 }).end('67890');
    });
    expect(await failing('/other')).toMatchObject({ code: 'feed_absent' });
  });

  it('is not what its checksum says', async () => {
    server.put('/a', content);
    const check = async () => Promise.reject(new SitewardenError('invalid', 'feed_checksum', 'differs'));
    expect(await failing('/a', { check })).toMatchObject({ code: 'feed_checksum' });
    expect(readdirSync(folder)).toEqual(['feed.bin']);
  });

  it('leads to another host, to a file, or round in circles', async () => {
    const lead = (location: string) =>
      server.on('/lead', (_, response) => void response.writeHead(302, { location }).end());
    for (const location of ['http://127.0.0.2:1/x', 'file:///etc/passwd', '/lead', 'http://[']) {
      lead(location);
      expect(await failing('/lead')).toMatchObject({ code: 'feed_place_forbidden' });
    }
  });

  it('is nowhere', async () => {
    const door = { hosts: new Set(['127.0.0.1:1']) };
    const failure = fetchFile(new URL('http://127.0.0.1:1/x'), target(), {
      door,
      limits: defaultFetchLimits,
      signal: new AbortController().signal,
      pause: async () => undefined,
      now: () => new Date(),
    });
    await expect(failure).rejects.toMatchObject({ code: 'feed_unreachable' });
  });

  it('is left alone when the update is stopped', async () => {
    const stop = new AbortController();
    server.on('/endless', (_, response) => void response.writeHead(200).write('x', () => stop.abort()));
    await expect(fetchIt('/endless', { signal: stop.signal })).rejects.toThrow(/abort/iu);
  });
});

it('goes through a proxy when there is one, and follows a redirect within the door', async () => {
  server.put('/a', content);
  server.on('/lead', (_, response) => void response.writeHead(302, { location: '/a' }).end());
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    const url = new URL(request.url ?? '');
    if (url.pathname === '/lead') response.writeHead(302, { location: '/a' }).end();
    else serve(content, request, response);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as { port: number };
  try {
    const door = { hosts: new Set(['feeds.example']), proxy: `http://127.0.0.1:${port}` };
    await fetchFile(new URL('http://feeds.example/lead'), target(), {
      door,
      limits: defaultFetchLimits,
      signal: new AbortController().signal,
      pause: async () => undefined,
      now: () => new Date(),
    });
    expect(asked).toEqual(['http://feeds.example/lead', 'http://feeds.example/a']);
    expect(readFileSync(target()).equals(content)).toBe(true);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});
