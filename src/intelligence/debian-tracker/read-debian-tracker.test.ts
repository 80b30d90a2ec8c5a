import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultReadingLimits } from '../reading/reading-limits.ts';
import { SetAsideList } from '../reading/set-aside.ts';
import { aTracker, anIssue } from './a-tracker.fixture.ts';
import { readDebianTracker } from './read-debian-tracker.ts';
import { TopLevelReader } from './read-top-level.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sitewarden-debian-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function read(content: string | Uint8Array, limits = defaultReadingLimits, name = 'data.json') {
  const path = join(folder, name);
  writeFileSync(path, content);
  const setAside = new SetAsideList();
  const { packages, issues } = await readDebianTracker(path, { setAside, limits });
  const known = [...packages].map(([source, cves]) => [source, [...cves.keys()]]);
  return { packages, issues, known, reasons: setAside.kept.map(({ reason }) => reason) };
}

describe('readDebianTracker', () => {
  it('keeps what releases say of the packages that banners can name', async () => {
    const { packages, issues, reasons } = await read(aTracker());
    expect(reasons).toEqual([]);
    expect([...packages.keys()]).toEqual(['openssh', 'nginx']);
    expect(issues).toBe(3);
    expect(packages.get('openssh')?.get('CVE-2030-0001')).toEqual(
      new Map([
        ['bookworm', '1:9.2p1-2+deb12u3'],
        ['bullseye', null],
        ['buster', '0'],
      ]),
    );
  });

  it('takes of what is called unimportant only what clears a version, so that it opens nothing by itself', async () => {
    const { packages } = await read(
      aTracker({
        openssh: {
          'CVE-2030-0005': anIssue({
            bookworm: ['open', undefined, 'unimportant'],
            sid: ['resolved', '1:9.9p1-1', 'unimportant'],
            bullseye: ['resolved', '0', 'unimportant'],
          }),
        },
      }),
    );
    expect(packages.get('openssh')?.get('CVE-2030-0005')).toEqual(
      new Map<string, unknown>([
        ['sid', { clearsFrom: '1:9.9p1-1' }],
        ['bullseye', '0'],
      ]),
    );
  });

  it('sets bad entries aside and keeps their neighbours', async () => {
    const { known, reasons } = await read(
      aTracker({
        openssh: { 'CVE-2030-0001': { releases: [] }, 'CVE-2030-0002': anIssue({ sid: ['resolved', '1'] }) },
        nginx: 'gone',
        apache2: { 'CVE-2030-0003': { releases: { sid: { status: 'maybe' } } } },
      }),
    );
    expect(known).toEqual([['openssh', ['CVE-2030-0002']]]);
    expect(reasons).toEqual([
      expect.stringContaining('openssh: CVE-2030-0001'),
      'nginx: no object of CVEs',
      expect.stringContaining('apache2: CVE-2030-0003'),
    ]);
  });

  it.each([
    ['is cut', (text: string) => text.slice(0, -20), 'ends before its document does'],
    ['is an array', (text: string) => `[${text}]`, 'no JSON object'],
    ['is empty', () => '', 'no JSON object'],
    ['is HTML', () => '<html>', 'no JSON object'],
    ['is UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'no JSON object'],
    ['goes on after its end', (text: string) => `${text} x`, 'bytes that are no JSON'],
    ['is nested very deeply', () => `{"openssh":${'['.repeat(100_000)}`, 'nested deeper'],
    ['is nested very deeply where nobody looks', () => `{"other":${'['.repeat(100_000)}`, 'nested deeper'],
    ['has numbers for packages', () => '{"openssh": 1}', 'a value that is no object'],
    ['has a key without end', () => `{"${'k'.repeat(5000)}":{}}`, 'larger than 1024 bytes'],
    ['holds no valid JSON', () => '{"openssh": {x}, "nginx": {}}', 'openssh: not valid JSON'],
  ])('sets the rest of a file aside that %s', async (_, change, reason) => {
    expect((await read(change(aTracker()))).reasons).toEqual([expect.stringContaining(reason)]);
  });

  it('is bounded in what it keeps and in what comes out of a compressed file', async () => {
    const giant = JSON.stringify({ openssh: { x: 'y'.repeat(2_000_000) } });
    const limits = { ...defaultReadingLimits, maxRecordBytes: 1_000_000, maxFileBytes: 3_000_000 };
    expect((await read(giant, limits)).reasons).toEqual([expect.stringContaining('larger than 1000000')]);
    const passedOver = JSON.stringify({ other: { x: 'y'.repeat(2_000_000) } });
    expect((await read(passedOver, limits)).reasons).toEqual([]);
    const bomb = gzipSync(Buffer.alloc(8_000_000, ' '));
    expect((await read(bomb, limits, 'bomb.json.gz')).reasons).toEqual([
      expect.stringContaining('over 3000000'),
    ]);
  });

  it('says so when the file cannot be read', async () => {
    const options = { setAside: new SetAsideList() };
    await expect(readDebianTracker(join(folder, 'none'), options)).rejects.toMatchObject({
      code: 'feed_unreadable',
    });
  });
});

describe('TopLevelReader', () => {
  it('reads the same wherever the pieces are cut', () => {
    const bytes = Buffer.from(
      `\ufeff${aTracker({ openssh: { 'a"}\\': 'ü]' }, other: [{ x: '"\\\\' }], nginx: {} })}`,
    );
    const readCut = (size: number) => {
      const reader = new TopLevelReader(defaultReadingLimits, (key) => key !== 'other');
      const items = [];
      for (let at = 0; at < bytes.length; at += size)
        items.push(...reader.push(bytes.subarray(at, at + size)));
      return [...items, ...reader.end()];
    };
    const whole = readCut(bytes.length);
    expect(whole.map((item) => item.kind)).toEqual(['value', 'value']);
    for (let size = 1; size < 30; size += 1) expect(readCut(size)).toEqual(whole);
  });
});
