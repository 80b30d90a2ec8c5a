import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFeedFolder, type AFeedFolder } from '../../../../test/support/a-feed-folder.ts';
import { aFeedServer, type FeedServer } from '../../../../test/support/a-feed-server.ts';
import { fetchNvd } from './fetch-nvd.ts';
import { nextWindow } from './next-window.ts';

const api = '/rest/json/cves/2.0';
let server: FeedServer;
let folder: AFeedFolder;
let total = 0;
let failsAt: number | undefined;
beforeAll(async () => {
  server = await aFeedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  folder = aFeedFolder(server.host);
  [total, failsAt] = [4500, undefined];
  server.requests.length = 0;
  server.on(api, (request, response) => {
    const query = new URL(request.url ?? '', server.origin).searchParams;
    const startIndex = Number(query.get('startIndex'));
    if (startIndex === failsAt) {
      response.writeHead(400).end();
      return;
    }
    const count = Math.max(0, Math.min(2000, total - startIndex));
    const vulnerabilities = Array.from({ length: count }, (_, at) => ({ cve: { id: startIndex + at } }));
    response.end(JSON.stringify({ resultsPerPage: count, startIndex, totalResults: total, vulnerabilities }));
  });
});
afterEach(() => folder.remove());

const run = async (extra: object = {}) => {
  const opened = await folder.open();
  await fetchNvd(opened, new URL(api, server.origin), { ...folder.tools, ...extra });
  return opened;
};
const asked = (): (string | null)[][] =>
  server.requests.map(({ path }) => {
    const query = new URL(path, server.origin).searchParams;
    return ['startIndex', 'lastModStartDate', 'lastModEndDate'].map((name) => query.get(name));
  });

describe("NVD's API", () => {
  it('gives every record once, page by page, at the pace it asks for', async () => {
    const opened = await run();
    expect(opened.names()).toEqual(['all-0.json.zst', 'all-2000.json.zst', 'all-4000.json.zst']);
    const text = zstdDecompressSync(readFileSync(join(opened.filesPath, 'all-4000.json.zst'))).toString();
    expect(JSON.parse(text)).toMatchObject({ startIndex: 4000, totalResults: 4500 });
    expect(folder.pauses).toEqual([6000, 6000, 6000]);
    expect(server.requests[0]?.headers['apikey']).toBeUndefined();
  });

  it('is asked ten times as often with a key', async () => {
    total = 1;
    await run({ nvdApiKey: 'the-key' });
    expect([folder.pauses, server.requests[0]?.headers['apikey']]).toEqual([[600], 'the-key']);
  });

  it('goes on at the page where a run broke off', async () => {
    failsAt = 2000;
    await expect(run()).rejects.toMatchObject({ code: 'feed_refused' });
    failsAt = undefined;
    server.requests.length = 0;
    await run();
    expect(asked().map(([start]) => start)).toEqual(['2000', '4000']);
  });

  it('is asked only for what was modified since, in windows of at most 120 days', async () => {
    await run();
    folder.now = new Date('2027-06-01T00:00:00Z');
    total = 1;
    server.requests.length = 0;
    const opened = await run();
    expect(asked()).toEqual([
      ['0', '2026-11-24T11:45:00.000Z', '2027-03-24T11:45:00.000Z'],
      ['0', '2027-03-24T11:30:00.000Z', '2027-06-01T00:00:00.000Z'],
    ]);
    expect(opened.names()).toHaveLength(5);
    server.requests.length = 0;
    await run();
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['<html>', 'no JSON'],
    [JSON.stringify({ totalResults: 9, startIndex: 5, vulnerabilities: [] }), 'another page'],
    [JSON.stringify({ totalResults: 9, startIndex: 0, vulnerabilities: [] }), 'an empty page of many'],
  ])('is not believed when it answers %s', async (answer) => {
    server.on(api, (_, response) => void response.end(answer));
    await expect(run()).rejects.toMatchObject({ code: 'feed_damaged' });
  });
});

it('a window begins a little before the last one ended and is never empty', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  expect(nextWindow(null, now)).toEqual({ start: null, end: '2026-11-24T12:00:00.000Z' });
  expect(nextWindow('2026-11-24T11:59:30.000Z', now)).toBeUndefined();
  expect(nextWindow('2026-11-24T11:00:00.000Z', now)?.start).toBe('2026-11-24T10:45:00.000Z');
});
