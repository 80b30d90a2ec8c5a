import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultReadingLimits } from '../../src/intelligence/reading/reading-limits.ts';
import { feedParsers, type FeedParser } from '../fuzz/feed-parsers.ts';
import { fuzzParser, readOnce } from '../fuzz/fuzz-parser.ts';
import { drawFrom, mutate } from '../fuzz/mutate.ts';
import { aZip } from '../support/an-archive.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sitewarden-hostile-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** The short form; `npm run fuzz` does a hundred thousand of each. */
const inputs = 2000;

describe.each(feedParsers)('the parser of $name', (parser) => {
  it(`reads ${inputs} changed inputs, or says what is wrong with them`, { timeout: 300_000 }, async () => {
    const figures = await fuzzParser(parser, { inputs, longestMs: 10_000 });
    expect(figures.read).toBeGreaterThan(20);
    expect(figures.setAside + figures.refused).toBeGreaterThan(500);
    expect(figures.grownMib).toBeLessThan(100);
  });

  it('reads its seeds without a complaint', async () => {
    for (const seed of parser.seeds) {
      const outcome = await read(parser, seed);
      expect(outcome).toMatchObject({ setAside: 0 });
      expect(outcome === 'refused' ? 0 : outcome.parsed.pieces).toBeGreaterThan(0);
    }
  });

  const [seed = Buffer.alloc(0)] = parser.seeds;
  const deep = (open: string) => Buffer.from(open.repeat(100_000));
  const entities =
    '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>';
  const bomb = Buffer.alloc(96 * 1024 * 1024, ' ');
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['UTF-16', Buffer.from(`\ufeff${seed.toString('utf8')}`, 'utf16le')],
    ['Latin-1 instead of what it needs', Buffer.concat([Buffer.from([0xe4, 0xf6, 0xff, 0x0a]), seed])],
    ['arrays in arrays, a hundred thousand deep', deep('[')],
    ['objects in objects, a hundred thousand deep', deep('{"a":')],
    [
      'records nested a hundred thousand deep',
      Buffer.concat([Buffer.from('{"vulnerabilities":[{"cve":'), deep('[')]),
    ],
    ['elements in elements, a hundred thousand deep', deep('<a>')],
    ['XML with entities that multiply or fetch', Buffer.from(entities)],
    ['a gzip bomb', gzipSync(bomb)],
    ['a zstd bomb', zstdCompressSync(bomb)],
    ['a zip bomb', aZip({ 'a.json': bomb })],
    ['gzip that was cut', gzipSync(seed).subarray(0, 30)],
    ['one line without end', Buffer.alloc(20_000_000, 'x')],
    ['a page of HTML', Buffer.from('<html><body>404 Not found</body></html>')],
    ['NUL bytes', Buffer.alloc(100_000)],
  ])('refuses %s, or sets it aside', async (_, bytes) => {
    const limits = { ...defaultReadingLimits, maxFileBytes: 64 * 1024 * 1024 };
    const before = process.memoryUsage().rss;
    const outcome = await read(parser, bytes, limits);
    if (outcome !== 'refused' && !isSilent(parser)) expect(outcome.setAside).toBeGreaterThan(0);
    expect(outcome === 'refused' ? 0 : outcome.parsed.pieces).toBeLessThanOrEqual(parser.seeds.length * 4);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(400);
  });

  it('keeps what it can of one that was cut anywhere', async () => {
    for (let at = 1; at < seed.length; at += Math.ceil(seed.length / 40)) {
      const outcome = await read(parser, seed.subarray(0, at));
      // A cut CSV file or text may end where a line does, and then nothing tells that there was more.
      if (outcome !== 'refused' && !isOfLines(parser)) expect(outcome.setAside).toBeGreaterThan(0);
    }
  });
});

it('changes inputs the same way every time', () => {
  const seeds = feedParsers[0]?.seeds ?? [];
  const one = () =>
    Array.from({ length: 50 }, (_, number) => mutate(seeds, drawFrom(number)).toString('base64'));
  expect(one()).toEqual(one());
  expect(new Set(one()).size).toBeGreaterThan(45);
});

function read(parser: FeedParser, bytes: Buffer, limits = defaultReadingLimits) {
  const path = join(folder, parser.file);
  writeFileSync(path, bytes);
  return readOnce(parser, path, limits);
}

/** The parsers of what may end after any line. */
function isOfLines({ name }: FeedParser): boolean {
  return ['epss', 'oui', 'mikrotik', 'mikrotik-notices'].includes(name);
}

/** Lines of blanks are no damage to CSV, and an archive without a wanted file is an empty one. */
function isSilent({ name }: FeedParser): boolean {
  return name === 'epss' || name === 'archive';
}
