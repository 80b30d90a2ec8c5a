import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetAsideList } from '../reading/set-aside.ts';
import { readEpss } from './read-epss.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-epss-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer, name = 'epss.csv') {
  const setAside = new SetAsideList();
  writeFileSync(join(folder, name), content);
  const epss = await readEpss(join(folder, name), { setAside, name });
  return { ...epss, setAside: setAside.kept };
}
const header = 'cve,epss,percentile\n';

describe('EPSS scores', () => {
  it('are shares by CVE, with the day of the comment line', async () => {
    const epss = await read(
      `#model_version:v2025.03.14,score_date:2030-05-06T12:55:00Z\n${header}CVE-2030-1001,0.00043,0.1\n`,
    );
    expect(epss.scoredAt).toBe('2030-05-06T00:00:00.000Z');
    expect([...epss.scores]).toEqual([['CVE-2030-1001', { probability: 0.00043, percentile: 0.1 }]]);
  });

  it('need neither comment nor header nor a last line end, and may have CRLF', async () => {
    const epss = await read('CVE-2030-1001,1,1\r\nCVE-2030-1002,9.0e-05,0');
    expect(epss.scoredAt).toBeNull();
    expect(epss.scores.get('CVE-2030-1002')).toEqual({ probability: 0.000_09, percentile: 0 });
    expect(epss.scores.size).toBe(2);
    expect(epss.setAside).toEqual([]);
  });

  it('are read from gzip and zstd', async () => {
    const text = `${header}CVE-2030-1001,0.5,0.9\n`;
    expect((await read(gzipSync(text), 'a.csv.gz')).scores.size).toBe(1);
    expect((await read(zstdCompressSync(text), 'a.csv.zst')).scores.size).toBe(1);
  });

  it.each([
    'CVE-2030-1001,1.1,0.5',
    'CVE-2030-1001,-0.1,0.5',
    'CVE-2030-1001,0.5',
    'CVE-2030-1001,,0.5',
    'CVE-2030-1001,e,0.5',
    'CVE-30-1,0.5,0.5',
    'CVE-2030-1001,0.5,0.5,0.5',
    '\0\0\0\0',
    '{"cve":"CVE-2030-1001"}',
  ])('set the row %j aside with its place and go on', async (row) => {
    const epss = await read(`${header}${row}\nCVE-2030-1002,0.5,0.5\n`);
    expect([...epss.scores.keys()]).toEqual(['CVE-2030-1002']);
    expect(epss.setAside).toEqual([
      { file: 'epss.csv', offset: header.length, reason: expect.stringContaining('is no row') },
    ]);
  });

  it('set a line without end aside once and read on after it', async () => {
    const epss = await read(`${header}${'x'.repeat(3_000_000)}\nCVE-2030-1002,0.5,0.5\n`);
    expect([...epss.scores.keys()]).toEqual(['CVE-2030-1002']);
    expect(epss.setAside).toHaveLength(1);
  });

  it('do not take a day that is none', async () => {
    expect((await read(`#score_date:2030-99-99\n${header}CVE-2030-1001,0,0\n`)).scoredAt).toBeNull();
  });

  it('keep what came before a cut', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `CVE-2030-${10_000 + index},0.${index + 1},0.5`,
    );
    const zipped = gzipSync(header + rows.join('\n'));
    const epss = await read(zipped.subarray(0, zipped.length / 2), 'cut.csv.gz');
    expect(epss.scores.size).toBeGreaterThan(0);
    expect(epss.scores.size).toBeLessThan(20_000);
    expect(epss.setAside.length).toBeGreaterThan(0);
  });
});
