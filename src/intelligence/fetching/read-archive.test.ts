import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTar, aZip } from '../../../test/support/an-archive.ts';
import { archiveToFolder } from './archive-to-folder.ts';
import { archiveToLines } from './archive-to-lines.ts';
import { defaultArchiveLimits } from './archive-limits.ts';
import { readArchive } from './read-archive.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-archive-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const signal = new AbortController().signal;
const wants = (name: string): boolean => name.endsWith('.json');
const put = (content: Buffer): string => {
  const path = join(folder, 'archive');
  writeFileSync(path, content);
  return path;
};
async function read(content: Buffer, limits = defaultArchiveLimits): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of readArchive(put(content), { wants, limits, signal })) {
    found.push(`${entry.name}=${entry.content.toString()}`);
  }
  return found;
}

const files = { 'cves/1.json': '{"a":1}', 'cves/2.json': '{}', 'readme.md': 'no' };
const both: [string, (files: Readonly<Record<string, string | Buffer>>) => Buffer][] = [
  ['zip', aZip],
  ['tar', aTar],
  ['tar.gz', (content) => gzipSync(aTar(content))],
];

describe.each(both)('a %s archive', (_, make) => {
  it('gives the wanted files in order', async () => {
    expect(await read(make(files))).toEqual(['cves/1.json={"a":1}', 'cves/2.json={}']);
  });

  it('may not lead out of its folder', async () => {
    for (const name of ['../../etc/x.json', '/etc/x.json', 'a/../../x.json']) {
      await expect(read(make({ [name]: '{}' }))).rejects.toMatchObject({ code: 'feed_damaged' });
    }
  });

  it('is bounded in entries, in the size of one, and in all of them', async () => {
    const limits = { ...defaultArchiveLimits, maxEntries: 2 };
    await expect(read(make(files), limits)).rejects.toMatchObject({ code: 'feed_too_large' });
    const small = { ...defaultArchiveLimits, maxEntryBytes: 5 };
    await expect(read(make(files), small)).rejects.toMatchObject({ code: 'feed_too_large' });
    const few = { ...defaultArchiveLimits, maxTotalBytes: 8 };
    await expect(read(make(files), few)).rejects.toMatchObject({ code: 'feed_too_large' });
  });

  it('is damaged when it ends too early or is changed', async () => {
    const whole = make({ 'a.json': `{"text":"${'x'.repeat(2000)}"}` });
    await expect(read(whole.subarray(0, Math.floor(whole.length / 2)))).rejects.toMatchObject({
      code: 'feed_damaged',
    });
    await expect(read(Buffer.from('neither zip nor tar'.repeat(100)))).rejects.toMatchObject({
      code: 'feed_damaged',
    });
  });
});

it('a bomb is given up long before it is unpacked', async () => {
  const blank = Buffer.alloc(15 * 1024 * 1024, ' ');
  const bomb = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.json`, blank]));
  for (const content of [aZip(bomb), gzipSync(aTar(bomb))]) {
    await expect(read(content)).rejects.toMatchObject({ code: 'feed_too_large' });
  }
});

it('a changed byte in a zip is found by its checksum', async () => {
  const zip = aZip({ 'a.json': Buffer.from('{"a":1}') }, 'stored');
  zip[zip.indexOf('{"a":1}') + 5] = 0x32;
  await expect(read(zip)).rejects.toMatchObject({ code: 'feed_damaged' });
});

it('a zip that holds only a zip is read as that one, and leaves nothing behind', async () => {
  expect(await read(aZip({ 'cves.zip': aZip(files) }))).toEqual(['cves/1.json={"a":1}', 'cves/2.json={}']);
  expect(readdirSync(folder)).toEqual(['archive']);
});

it('becomes lines, or a folder', async () => {
  const archive = put(aZip({ 'a.json': '{\n  "a": [\n    1\n  ]\n}\n', 'b.json': '{}' }));
  expect(await archiveToLines(archive, join(folder, 'lines'), { wants, signal })).toBe(2);
  expect(zstdDecompressSync(readFileSync(join(folder, 'lines'))).toString()).toBe('{"a": [1]}\n{}\n');
  expect(await archiveToFolder(archive, join(folder, 'made'), { wants, signal })).toBe(2);
  expect(readdirSync(join(folder, 'made'))).toEqual(['a.json', 'b.json']);
});

it.skipIf(process.platform !== 'linux')('leaves no file open, however an archive ends', async () => {
  const open = () => readdirSync('/proc/self/fd').length;
  const [zip, tar] = [aZip(files), aTar(files)];
  const damaged = [
    gzipSync(tar).subarray(0, 60),
    gzipSync(Buffer.alloc(2000, 'x')),
    tar.subarray(0, 700),
    zip.subarray(9),
  ];
  const before = open();
  for (let round = 0; round < 20; round += 1) {
    for (const bytes of damaged)
      await expect(read(Buffer.from(bytes))).rejects.toMatchObject({ code: 'feed_damaged' });
  }
  await expect.poll(open).toBeLessThan(before + 10);
});
