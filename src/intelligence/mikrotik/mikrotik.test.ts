import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetAsideList } from '../reading/set-aside.ts';
import { readChangelog } from './read-changelog.ts';
import { readMikrotik } from './read-mikrotik.ts';
import { readNotices } from './read-notices.ts';

const notes = `What's new in 7.99.2 (2031-Feb-03 11:36):

*) relay - invented repair;
!) gate - invented hole (CVE-2031-10001, cve-2031-10002);
*) gate - more about CVE-2031-10001;

What's new in 7.99 (2031-01-02):
*) nothing much;
What's new in 7.99rc1:
`;

describe('release notes of RouterOS', () => {
  it('become facts: version, date, marks and CVE ids', () => {
    expect(readChangelog(notes)).toEqual([
      {
        version: '7.99.2',
        releasedOn: '2031-02-03',
        changes: 3,
        securityNotes: [],
        cveIds: ['CVE-2031-10001', 'CVE-2031-10002'],
        fixes: [],
      },
      { version: '7.99', releasedOn: '2031-01-02', changes: 1, securityNotes: [], cveIds: [], fixes: [] },
      { version: '7.99rc1', releasedOn: null, changes: 0, securityNotes: [], cveIds: [], fixes: [] },
    ]);
  });

  it('are bounded, and no date that is none is believed', () => {
    const long = `What's new in 7.1 (2031-Feb-31 1:1):\n${`!) security ${'x'.repeat(900)}\n`.repeat(1000)}`;
    const [found] = readChangelog(long);
    expect([found?.releasedOn, found?.securityNotes.length]).toEqual([null, 20]);
    expect(Math.max(...(found?.securityNotes ?? []).map(({ text }) => text.length))).toBe(300);
    expect(readChangelog("What's new in 1.2:\n".repeat(10_000))).toHaveLength(2000);
  });

  it('never throw, whatever stands in them', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom("What's new in 7.1 (", '*) ', '!)', '\n', 'CVE-2031-1000'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void readChangelog(pieces.join(''))),
      { numRuns: 2000 },
    );
  });
});

describe('a word on security in release notes', () => {
  const notesIn = (lines: string) =>
    readChangelog(`What's new in 7.99.2 (2031-Feb-03 11:36):\n\n${lines}\n`).flatMap(
      ({ securityNotes }) => securityNotes,
    );

  it.each([
    ['This is an important security update, upgrade soon.\n*) relay - repaired;', []],
    ['*) www - fixed a vulnerability;', []],
    ['!) system - improved security;', []],
    ['!) gate - fixed vulnerability (CVE-2031-10001);', ['CVE-2031-10001']],
  ])('%j is kept, marked or not', (lines, cveIds) => {
    expect(notesIn(lines)).toMatchObject([{ cveIds }]);
  });

  it.each([
    '!) lte - dropped support;',
    '*) wifi - added security profile;',
    '*) snmp - fixed security level;',
  ])('%j is none', (lines) => expect(notesIn(lines)).toEqual([]));
});

describe('a fix in release notes', () => {
  const fixesIn = (change: string) =>
    readChangelog(`What's new in 7.99.2 (2031-Feb-03 11:36):\n\n${change}\n`).flatMap(({ fixes }) =>
      fixes.map(({ cveId }) => cveId),
    );

  it.each([
    '!) gate - fixed vulnerability CVE-2031-10001;',
    '*) relay - updated library to 3.1 (CVE-2031-10001);',
    '*) gate - fixed several problems\n  with foreign packets (CVE-2031-10001);',
  ])('%j states it', (change) => expect(fixesIn(change)).toEqual(['CVE-2031-10001']));

  it.each([
    '*) gate - see CVE-2031-10001;',
    '*) gate - reverted fix of CVE-2031-10001;',
    '*) gate - RouterOS is not affected by CVE-2031-10001, fixed wording;',
    '*) gate - fixed crash;\n*) relay - more about CVE-2031-10001;',
    '*) gate - CVE-2031-10001 will be fixed in 7.99.3;',
  ])('%j states none', (change) => expect(fixesIn(change)).toEqual([]));
});

describe('security notices', () => {
  const fixesIn = (html: string) =>
    readNotices(html, 'https://notices.example/').map(({ cveId, version, statedOn }) =>
      [cveId, version, statedOn ?? '-'].join(' '),
    );

  it('say in which releases a CVE is mended', () => {
    const page = `<html><head><style>h1 { color: fixed in 9.9 }</style></head><body>
      <h2>CVE-2031-10001: invented hole</h2><p>Posted on 3rd Feb, 2031</p>
      <p>Versions before 7.99 are affected. It was fixed in RouterOS versions <b>7.99.2</b>, v6.99.1 and 7.100beta3.
         Upgrade from 6.50.</p>
      <div>CVE-2031-10002</div><p>February 10, 2031</p><p>This has been resolved since 7.99.3, older than 7.90 is vulnerable.</p>
      <p>CVE-2031-10003 and CVE-2031-10004 were patched in 7.99.4.</p></body></html>`;
    expect(fixesIn(page)).toEqual([
      'CVE-2031-10001 7.99.2 2031-02-03',
      'CVE-2031-10001 6.99.1 2031-02-03',
      'CVE-2031-10001 7.100beta3 2031-02-03',
      'CVE-2031-10002 7.99.3 2031-02-10',
      'CVE-2031-10003 7.99.4 -',
      'CVE-2031-10004 7.99.4 -',
    ]);
  });

  it.each([
    '<p>Fixed in 7.99.2.</p>',
    '<p>CVE-2031-10001</p><p>It is not fixed in 7.99.2.</p>',
    '<p>CVE-2031-10001 will be fixed in 7.99.2</p>',
    '<p>CVE-2031-10001 affects 7.99.2.</p>',
    '<p>CVE-2031-10001: fixed in firmware of 10.20.30.40.</p>',
    '<p>CVE-2031-10001 and CVE-2031-10002</p><p>Fixed in 7.99.2.</p>',
  ])('%s says nothing', (page) => expect(fixesIn(page)).toEqual([]));

  it('never throw nor take long, whatever stands in them', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<p>',
        '<',
        '>',
        '<script>',
        '</script',
        'CVE-2031-10001',
        ' fixed in 7.1',
        '&amp;',
        '. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void readNotices(pieces.join(''), 'https://notices.example/')),
      { numRuns: 2000 },
    );
    const from = performance.now();
    for (const unit of ['<', '<p ', 'fixed in ', 'CVE-2031-10001 fixed ', '<script>', '&', ' '])
      readNotices(unit.repeat(4_000_000 / unit.length), 'https://notices.example/');
    expect(performance.now() - from).toBeLessThan(5000);
  });
});

describe("MikroTik's files", () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-mikrotik-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const setAside = new SetAsideList();
    const facts = await readMikrotik(folder, { latest: '2031-12-31', setAside });
    return { ...facts, aside: setAside.kept.map(({ file, reason }) => `${file}: ${reason}`) };
  };

  it('give releases with days and channels, and what they mend', async () => {
    const { releases, fixes, newestOn, aside } = await read({
      'CHANGELOG-7.99.2': "What's new in 7.99.2 (2031-Feb-03 11:36):\n!) gate - fixed CVE-2031-10001;\n",
      'NEWEST7.stable-7.99.2': '7.99.2 1927000000\n',
      'NEWEST7.long-term': '7.99.2 1927000000',
      'NEWEST6.stable': '6.99 1926000000',
      notices: '<p>CVE-2031-10002 was fixed in 6.99.</p><p>2031-03-01</p>',
      'readme.md': 'left alone',
    });
    expect(releases).toEqual([
      { version: '6.99', releasedOn: '2031-01-12', channels: ['stable'] },
      { version: '7.99.2', releasedOn: '2031-02-03', channels: ['long-term', 'stable'] },
    ]);
    expect(fixes).toEqual([
      {
        cveId: 'CVE-2031-10001',
        version: '7.99.2',
        text: 'gate - fixed CVE-2031-10001;',
        statedOn: '2031-02-03',
        url: 'https://cdn.mikrotik.com/routeros/7.99.2/CHANGELOG',
      },
      {
        cveId: 'CVE-2031-10002',
        version: '6.99',
        text: 'CVE-2031-10002 was fixed in 6.99.',
        statedOn: null,
        url: 'https://mikrotik.com/supportsec',
      },
    ]);
    expect([newestOn, aside]).toEqual(['2031-02-03', []]);
  });

  it('have no date where they tell one that lies ahead', async () => {
    const { releases, fixes, newestOn } = await read({
      'CHANGELOG-7.99.1': "What's new in 7.99.1 (2031-Feb-01 11:36):\n*) gate - improved;\n",
      'CHANGELOG-7.99.2': "What's new in 7.99.2 (2091-Feb-03 11:36):\n!) gate - fixed CVE-2031-10001;\n",
    });
    expect(releases.map(({ releasedOn }) => releasedOn)).toEqual(['2031-02-01', null]);
    expect(fixes.map(({ statedOn }) => statedOn)).toEqual([null]);
    expect(newestOn).toBe('2031-02-01');
  });

  it('are set aside where they say nothing or are too large', async () => {
    const { releases, aside } = await read({
      'CHANGELOG-1': 'nothing',
      'CHANGELOG-2': 'x'.repeat(5_000_000),
      'CHANGELOG-3': Uint8Array.of(0xff, 0xfe, 0xfd),
      'CHANGELOG-4': "What's new in 7.99:\n",
      'page.html': "<h3>What's new in 7.98 (2031-Jan-01 10:00):</h3><p>*) gate - fixed CVE-2031-10003;</p>",
      'NEWEST7.stable': '<html>',
    });
    expect(releases.map(({ version }) => version)).toEqual(['7.98', '7.99']);
    expect(aside.map((text) => text.slice(0, 40))).toEqual([
      'CHANGELOG-1: it names no release',
      'CHANGELOG-2: over 4194304 bytes when unc',
      'CHANGELOG-3: the file is not UTF-8',
      'NEWEST7.stable: it states no fix',
    ]);
  });
});
