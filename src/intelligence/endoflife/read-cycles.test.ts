import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SetAsideList } from '../reading/set-aside.ts';
import { readCycles } from './read-cycles.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-cycles-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const read = async (content: string) => {
  const path = join(folder, 'routeros.json');
  writeFileSync(path, content);
  const setAside = new SetAsideList();
  return {
    ...(await readCycles(path, { latest: '2031-12-31', setAside })),
    aside: setAside.kept.map(({ reason }) => reason),
  };
};

it('reads cycles with the end of their fixes', async () => {
  const { cycles, newestOn, aside } = await read(
    JSON.stringify([
      { cycle: '7', eol: false, latest: '7.99', latestReleaseDate: '2031-02-03', link: 'https://x.example' },
      { cycle: 6, eol: '2030-06-01', latestReleaseDate: '2030-05-01' },
      { cycle: '5', eol: true },
      { cycle: '5', eol: 'soon' },
      { cycle: '../6', eol: true },
      { eol: true },
      'no cycle',
    ]),
  );
  expect(cycles).toEqual([
    { name: '5', endOfLife: true },
    { name: '6', endOfLife: '2030-06-01' },
    { name: '7', endOfLife: false },
  ]);
  expect(newestOn).toBe('2031-02-03');
  expect(aside.map((reason) => reason.slice(0, 15))).toEqual([
    'cycle 3: eol: I',
    'cycle 4: cycle:',
    'cycle 5: cycle:',
    'cycle 6: : Inva',
  ]);
});

it.each(['', '{}', 'null', '[', '['.repeat(2_000_000), `[${'{"cycle":"6","eol":true},'.repeat(50)}`, '"6"'])(
  'takes nothing of %.20s',
  async (content) => expect((await read(content)).cycles).toEqual([]),
);

it('keeps no more cycles than anybody could have', async () => {
  const many = Array.from({ length: 3000 }, (_, at) => ({
    cycle: `${at % 100}.${Math.floor(at / 100)}`,
    eol: true,
  }));
  const { cycles } = await read(JSON.stringify(many));
  expect(cycles).toHaveLength(1000);
});
