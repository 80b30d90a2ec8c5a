import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { aTar, aZip } from '../../../test/support/an-archive.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { readArchive } from '../fetching/read-archive.ts';
import { readReleaseAssets } from './cve-list/release-assets.ts';
import { readChangelog } from '../mikrotik/read-changelog.ts';
import { readMeta } from './nvd/read-meta.ts';

/** 100,000 with SITEWARDEN_TEST_MUTATIONS=100000, as a nightly run does; fewer where it must be quick. */
const runs = Number(process.env['SITEWARDEN_TEST_MUTATIONS'] ?? 3000);
const folder = mkdtempSync(join(tmpdir(), 'sitewarden-mutated-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A few bytes changed, doubled, taken out, or the end cut off. */
function mutated(content: Buffer): Buffer {
  const random = randomBytes(16);
  let bytes = Buffer.from(content);
  const changes = 1 + (random.readUInt8(0) % 4);
  for (let change = 0; change < changes; change += 1) {
    const at = random.readUInt16LE(1 + change * 3) % bytes.length;
    const kind = random.readUInt8(3 + change * 3) % 5;
    if (kind === 0) bytes = bytes.subarray(0, Math.max(1, at));
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at / 2)]);
    else if (kind === 2 && bytes.length > 2)
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    else bytes.writeUInt8(random.readUInt8(15 - change), at);
    if (bytes.length === 0) bytes = Buffer.from([0]);
  }
  return bytes;
}

/** Gives an answer or one of our errors; anything else fails the test. */
function survives(read: (content: Buffer) => unknown, content: Buffer): void {
  try {
    read(content);
  } catch (error) {
    if (!(error instanceof SitewardenError)) throw error;
  }
}

const name = '2026-11-24_all_CVEs_at_midnight.zip.zip';
const readers: [string, (content: Buffer) => unknown, Buffer][] = [
  [
    'a list of releases',
    readReleaseAssets,
    Buffer.from(JSON.stringify([{ assets: [{ name, browser_download_url: 'https://feeds.example/a' }] }])),
  ],
  ['a .meta file', readMeta, Buffer.from(`lastModifiedDate:2026\r\nsha256:${'A1'.repeat(32)}\r\n`)],
  [
    'release notes',
    (content) => readChangelog(content.toString()),
    Buffer.from("What's new in 7.1 (2026-Jan-02 1:1):\n\n*) a;\n!) b CVE-2026-12345;\n"),
  ],
];

describe('mutated answers of sources', () => {
  it.each(readers)(`${runs} of %s`, (_, read, good) => {
    for (let run = 0; run < runs; run += 1) survives(read, mutated(good));
  });

  const files = { 'a/CVE-1.json': '{"a":1}', 'b.json': `{"b":"${'x'.repeat(700)}"}` };
  const archives: [string, Buffer][] = [
    ['zip', aZip(files)],
    ['nested zip', aZip({ 'a.zip': aZip(files) })],
    ['tar', aTar(files)],
    ['tar.gz', gzipSync(aTar(files))],
  ];
  it.each(archives)(
    `${Math.ceil(runs / 10)} of a %s archive`,
    async (kind, good) => {
      const path = join(folder, kind);
      const options = { wants: () => true, signal: new AbortController().signal };
      for (let run = 0; run < runs / 10; run += 1) {
        writeFileSync(path, mutated(good));
        try {
          for await (const { content } of readArchive(path, options))
            expect(content.length).toBeLessThan(10_000);
        } catch (error) {
          if (!(error instanceof SitewardenError)) throw error;
        }
      }
    },
    600_000,
  );
});
