import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCveRecord, routerOs } from '../../test/support/a-cve-record.ts';
import { buildIntelligence } from './build-intelligence.ts';
import { openBundle } from './bundle/open-bundle.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-sources-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const out = () => join(folder, 'out.bundle');
const aRecord = (number: number, lessThan = '7.2') =>
  aCveRecord(`CVE-2030-${1000 + number}`, {
    affected: [routerOs([{ version: '7.0', status: 'affected', lessThan }])],
  });
const nvdOf = (number: number) => ({
  cve: {
    id: `CVE-2030-${1000 + number}`,
    published: '2030-01-02T03:04:05.000',
    lastModified: '2030-02-03T04:05:06.000',
  },
});
const override = (number: number) => ({
  _annotation: { cve_id: `CVE-2030-${1000 + number}`, references: [] },
  cve: { configurations: [] },
});
const lines = (...records: readonly object[]) => records.map((one) => JSON.stringify(one)).join('\n');

describe('a bundle of several sources', () => {
  it('needs no NVD', async () => {
    put('list/records.jsonl', lines(aRecord(1), aRecord(2)));
    const info = await buildIntelligence({
      now: new Date('2031-12-31T00:00:00.000Z'),
      cveListDirectory: join(folder, 'list'),
      out: out(),
    });
    expect(info).toMatchObject({ records: 2, damagedRecords: 0 });
    expect(info.sources).toEqual([
      { name: 'cve_list', records: 2, newestRecordAt: '2030-02-03T04:05:06.000Z' },
    ]);
  });

  it('gives one digest for the repository, an array and compressed lines', async () => {
    const layouts = [
      {
        'cves/2030/1xxx/CVE-2030-1001.json': JSON.stringify(aRecord(1), undefined, 4),
        'cves/2030/1xxx/CVE-2030-1002.json': JSON.stringify(aRecord(2)),
        'cves/delta.json': '{"fetchTime":"x"}',
        'cves/deltaLog.json': '[]',
      },
      { 'all.json': JSON.stringify([aRecord(2), aRecord(1)]) },
      { 'a.jsonl.gz': gzipSync(lines(aRecord(2))), 'b.jsonl.zst': zstdCompressSync(lines(aRecord(1))) },
    ];
    const digests = new Set<string>();
    for (const [index, files] of layouts.entries()) {
      for (const [name, content] of Object.entries(files)) put(`${index}/${name}`, content);
      const info = await buildIntelligence({
        now: new Date('2031-12-31T00:00:00.000Z'),
        cveListDirectory: join(folder, String(index)),
        out: out(),
      });
      expect(info).toMatchObject({ records: 2, setAside: [] });
      digests.add(info.digest);
    }
    expect(digests.size).toBe(1);
  });

  it('counts a CVE once, and sets aside what is damaged with its place', async () => {
    put('nvd/nvd.jsonl', lines(nvdOf(1), nvdOf(2)));
    put(
      'overlay/overlay.jsonl',
      `${lines(override(2), override(3))}\n{"_annotation":{"cve_id":"CVE-2030-1009"`,
    );
    const broken = JSON.stringify(aRecord(8)).replace('"status":"affected"', '"status":7');
    put(
      'list/list.jsonl',
      `${lines(aRecord(1))}\n${broken}\n{"dataType":"CVE_RECORD",]\n${lines(aRecord(4))}`,
    );
    const info = await buildIntelligence({
      now: new Date('2031-12-31T00:00:00.000Z'),
      nvdDirectory: join(folder, 'nvd'),
      overlayDirectory: join(folder, 'overlay'),
      cveListDirectory: join(folder, 'list'),
      out: out(),
    });
    expect(info).toMatchObject({ records: 4, damagedRecords: 3 });
    expect(info.setAside.find(({ cveId }) => cveId === 'CVE-2030-1008')?.reason).toContain(
      'affected[].versions[]',
    );
    expect(info.sources.map(({ name, records }) => [name, records])).toEqual([
      ['nvd', 2],
      ['overlay', 2],
      ['cve_list', 2],
    ]);
  });

  it('survives bytes of every kind in a record', async () => {
    const whole = Buffer.from(lines(aRecord(1), aRecord(2), aRecord(3)));
    for (let at = 0; at < whole.length; at += 13) {
      const bytes = Buffer.from(whole);
      bytes[at] = (at * 37) % 256;
      put('list/list.jsonl', bytes);
      const built = await buildIntelligence({
        now: new Date('2031-12-31T00:00:00.000Z'),
        cveListDirectory: join(folder, 'list'),
        out: out(),
      });
      expect(built.records + built.damagedRecords).toBeGreaterThanOrEqual(3);
    }
  });

  it('lists names without a product, the most frequent first', async () => {
    const unknown = (number: number, product: string) =>
      aCveRecord(`CVE-2030-${2000 + number}`, {
        affected: [{ vendor: 'Nobody', product, versions: [{ version: '1', status: 'affected' }] }],
      });
    put('list.jsonl', lines(unknown(1, 'Thing'), unknown(2, 'Other'), unknown(3, 'Other'), aRecord(1)));
    const info = await buildIntelligence({
      now: new Date('2031-12-31T00:00:00.000Z'),
      cveListDirectory: join(folder, 'list.jsonl'),
      out: out(),
    });
    expect(info.unmappedNames).toBe(2);
    const bundle = openBundle(out());
    expect([...bundle.unmappedNames()]).toEqual([
      { vendor: 'Nobody', product: 'Other', entries: 2, cveIds: ['CVE-2030-2002', 'CVE-2030-2003'] },
      { vendor: 'Nobody', product: 'Thing', entries: 1, cveIds: ['CVE-2030-2001'] },
    ]);
    bundle.verify();
    bundle.close();
  });

  it('is refused when a feed that was asked for holds nothing', async () => {
    put('nvd/nvd.jsonl', lines(nvdOf(1)));
    put('list/list.jsonl', lines(nvdOf(1)));
    const input = {
      now: new Date('2031-12-31T00:00:00.000Z'),
      nvdDirectory: join(folder, 'nvd'),
      cveListDirectory: join(folder, 'list'),
      out: out(),
    };
    await expect(buildIntelligence(input)).rejects.toMatchObject({ code: 'feed_empty' });
  });
});
