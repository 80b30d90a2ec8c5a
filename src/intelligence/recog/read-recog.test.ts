import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetAsideList } from '../reading/set-aside.ts';
import { acmeEntry, aRecogFile } from './a-recog-file.fixture.ts';
import { readRecog } from './read-recog.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sitewarden-recog-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const setAside = new SetAsideList();
  const recog = await readRecog(folder, { setAside });
  return { recog, reasons: setAside.kept.map(({ file, reason }) => `${file}: ${reason}`) };
}
const one = (pattern: string, inside = '', flags = '') =>
  `<fingerprint pattern="${pattern}" flags="${flags}"><description>X</description>${inside}</fingerprint>`;

describe('readRecog', () => {
  it('reads fingerprints, translates them and checks every example', async () => {
    const { recog, reasons } = await read({ 'ssh.xml': aRecogFile(acmeEntry) });
    expect(reasons).toEqual([]);
    expect(recog).toMatchObject({ count: 1, examples: 2 });
    expect(recog.byKind.get('ssh.banner')).toMatchObject([
      { id: expect.stringMatching(/^recog\/ssh\/[0-9a-f]{10}$/u), title: 'Acme Shell', flags: 'im' },
    ]);
  });

  it('names the kind after the file when it does not say what it matches', async () => {
    const { recog } = await read({
      'telnet_banners.xml': aRecogFile(acmeEntry).replace(/ matches="[^"]+"/u, ''),
    });
    expect([...recog.byKind.keys()]).toEqual(['telnet_banners']);
  });

  it.each([
    ['an example that it does not fit', one('^a$', '<example>b</example>'), 'does not fit its own example'],
    [
      'an example that it reads otherwise',
      one('^a(.)$', '<example v="c">ab</example><param pos="1" name="v"/>'),
      'does not give v',
    ],
    ['repetitions in repetitions', one('^(?:a+)+$'), 'for ever'],
    ['a choice that is none, repeated', one(String.raw`^(?:\d|\w){0,256}x$`), 'a choice which is none'],
    ['repetitions of the same without end', one(`^${'.*a'.repeat(12)}$`), 'too many ways'],
    ['brackets without end', one('(('.repeat(400)), 'no JavaScript pattern'],
    ['a group that JavaScript lacks', one('(?&gt;a)b'), 'no JavaScript pattern'],
    ['a POSIX class', one('^[[:alpha:]]+$'), 'POSIX'],
    ['an escape of other meaning', one(String.raw`\hello`), String.raw`the escape \h`],
    ['a flag nobody knows', one('a', '', 'REG_NEW'), 'the unknown flag REG_NEW'],
    ['no pattern', '<fingerprint><description>X</description></fingerprint>', 'without a pattern'],
    ['a param without a place', one('a', '<param name="v"/><param pos="x" name="v"/>'), 'a param without'],
    [
      'a param for a group beyond all',
      one('a', '<param name="v" pos="99999999999999999999"/>'),
      'a param without',
    ],
    ['a pattern without end', one('a'.repeat(2000)), 'over 1000 characters'],
  ])('sets an entry aside that has %s, and keeps its neighbours', async (_, entry, reason) => {
    const { recog, reasons } = await read({ 'ssh.xml': aRecogFile(acmeEntry + entry + acmeEntry) });
    expect(recog.count).toBe(2);
    expect(reasons).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['a dot that stops at line feeds only', '^a.b$', 'a\rb', true],
    ['a dot that stops at line feeds', '^a.b$', 'a\nb', false],
    ['a dot that stops nowhere in a group', '^a(?m:.b)c.d$', 'a\nbc-d', true],
    ['a dot that stops again behind that group', '^a(?m:.b)c.d$', 'a-bc\nd', false],
    ['a dot that stops nowhere', '(?m)^a.b$', 'a\nb', true],
    ['a dot of a class', '^a[.]b$', 'acb', false],
    ['a choice of line ends and white space', String.raw`^(?:\r|\n|\s){0,256}b$`, '\r\n\t b', true],
    ['a choice of line ends and all else', String.raw`^a(?:\r|\n|.)+b$`, 'a\r\n-b', true],
  ])('reads %s as Ruby does', async (_, pattern, text, fits) => {
    const { recog } = await read({ 'ssh.xml': aRecogFile(one(pattern)) });
    const [fingerprint] = recog.byKind.get('ssh.banner') ?? [];
    expect(new RegExp(fingerprint?.pattern ?? '', fingerprint?.flags).test(text)).toBe(fits);
  });

  it('tries the head of a text only where repetitions compete', async () => {
    const { recog } = await read({ 'ssh.xml': aRecogFile(one('^abc') + one('^.*a.*b.*c.*d.*e$')) });
    expect(recog.byKind.get('ssh.banner')?.map(({ maxLength }) => maxLength)).toEqual([4096, 512]);
  });

  it('takes an empty value of an example for a fact that is not told', async () => {
    const entry = one('^a(b)?$', '<example v="">a</example><param pos="1" name="v"/>');
    expect((await read({ 'ssh.xml': aRecogFile(entry) })).recog.count).toBe(1);
  });

  const laughs = `<!DOCTYPE l [<!ENTITY a "${'ha'.repeat(50)}">]>`;
  it.each([
    ['declares entities', laughs + aRecogFile(acmeEntry), 'document type'],
    ['is UTF-16', Buffer.from(`\ufeff${aRecogFile(acmeEntry)}`, 'utf16le'), 'not UTF-8'],
    ['is Latin-1', Buffer.from(aRecogFile(one('ä')), 'latin1'), 'not UTF-8'],
    ['is too large', ' '.repeat(17 * 1024 * 1024), 'over 16777216 bytes'],
    ['is no XML', '{"a": 1}', 'no sound XML'],
    ['is empty', '', 'no XML element'],
    ['is another document', '<html><body/></html>', 'no file of Recog'],
  ])('sets a file aside that %s', async (_, content, reason) => {
    const { recog, reasons } = await read({ 'bad.xml': content, 'good.xml': aRecogFile(acmeEntry) });
    expect(recog.count).toBe(1);
    expect(reasons).toEqual([expect.stringContaining(reason)]);
  });

  it('keeps what came before the damage of a file', async () => {
    const cut = aRecogFile(acmeEntry + acmeEntry).slice(0, -100);
    const { recog, reasons } = await read({ 'cut.xml': cut });
    expect(recog.count).toBe(1);
    expect(reasons).toEqual([expect.stringContaining('cut.xml')]);
  });

  it('leaves a decompression bomb at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const { recog, reasons } = await read({ 'bomb.xml.gz': bomb, 'good.xml': aRecogFile(acmeEntry) });
    expect(recog.count).toBe(1);
    expect(reasons).toEqual([expect.stringContaining('over 16777216 bytes')]);
  });

  it('says so when there is nothing to read', async () => {
    mkdirSync(join(folder, 'empty'));
    const options = { setAside: new SetAsideList() };
    await expect(readRecog(join(folder, 'empty'), options)).rejects.toMatchObject({ code: 'feed_missing' });
    await expect(readRecog(join(folder, 'none'), options)).rejects.toMatchObject({ code: 'feed_missing' });
  });
});

const feed = join(import.meta.dirname, '../../../../shared/feeds/recog');
const skipped = existsSync(feed) ? '' : ' (skipped: no Recog at ../shared/feeds)';

describe.skipIf(skipped !== '')(`the real files of Recog${skipped}`, () => {
  it('are read but for a few, and their examples say what the files say', async () => {
    const setAside = new SetAsideList();
    const recog = await readRecog(feed, { setAside });
    expect(recog.examples).toBeGreaterThanOrEqual(7500);
    expect(recog.count).toBeGreaterThanOrEqual(4650);
    expect(setAside.count).toBeLessThan(10);
  });
});
