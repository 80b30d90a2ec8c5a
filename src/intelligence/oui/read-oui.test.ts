import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SetAsideList } from '../reading/set-aside.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { readOui } from './read-oui.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-oui-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const head = 'Registry,Assignment,Organization Name,Organization Address\r\n';
const read = async (files: Readonly<Record<string, string>>) => {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const setAside = new SetAsideList();
  const assignments = await readOui(folder, { setAside });
  return { assignments: Object.fromEntries(assignments), aside: setAside.count };
};

it('reads blocks of all sizes, with quotes, commas and line ends in cells', async () => {
  const { assignments, aside } = await read({
    'oui.csv': `\uFEFF${head}MA-L,AABBCC,"Acme ""Quoted"", Ltd.","1 Street\r\nTown"\r\nMA-L,AABBCD,Private,\r\n`,
    'mam.csv': `${head}MA-M,AABBCC1,  Small   Maker ,x\r\n`,
    'oui36.csv': `${head}MA-S,AABBCC123,Tiny Maker,\nIAB,AABBCC124,Old Maker,\nCID,AABBCC,No Block,\nMA-S,AABB,Short,\n`,
    'readme.txt': 'left alone',
  });
  expect(assignments).toEqual({
    AABBCC: 'Acme "Quoted", Ltd.',
    AABBCC1: 'Small Maker',
    AABBCC123: 'Tiny Maker',
    AABBCC124: 'Old Maker',
  });
  expect(aside).toBe(2);
});

it('loses one row, not the file, to a quote too many', async () => {
  const rows = Array.from(
    { length: 500 },
    (_, at) => `MA-L,${(0xaa0000 + at).toString(16).toUpperCase()},Maker ${at},Somewhere in a long street\n`,
  );
  rows[3] = 'MA-L,AA0003,"Maker 3,Street\n';
  const { assignments } = await read({ 'oui.csv': head + rows.join('') });
  expect(Object.keys(assignments)).toHaveLength(500);
  expect(assignments['AA01F3']).toBe('Maker 499');
});

it('gives rows of any text without an error', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('"', '""', ',', '\n', '\r\n', 'MA-L,AABBCC,'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const { cells } of readCsvRows(pieces.join(''))) expect(cells.length).toBeLessThanOrEqual(16);
    }),
  );
  const from = performance.now();
  for (const unit of ['"', '",', '\n"', 'a"b,'])
    for (const _ of readCsvRows(unit.repeat(4_000_000 / unit.length))) continue;
  expect(performance.now() - from).toBeLessThan(5000);
});
