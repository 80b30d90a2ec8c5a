import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIntelligence } from './build-intelligence.ts';
import { openBundle } from './bundle/open-bundle.ts';
import { defaultReadingLimits } from './reading/reading-limits.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sitewarden-feeds-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const aCve = (number: number, extra: object = {}) => ({
  id: `CVE-2030-${1000 + number}`,
  published: '2030-01-02T03:04:05.000',
  lastModified: '2030-02-03T04:05:06.000',
  vulnStatus: 'Analyzed',
  descriptions: [{ lang: 'en', value: `Invented flaw ${number}.` }],
  metrics: {
    cvssMetricV31: [
      {
        source: 'nvd@nist.gov',
        type: 'Primary',
        cvssData: {
          vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
          baseScore: 9.8,
          baseSeverity: 'CRITICAL',
        },
      },
    ],
  },
  configurations: [
    {
      nodes: [
        {
          operator: 'OR',
          cpeMatch: [
            {
              vulnerable: true,
              criteria: 'cpe:2.3:a:acme:relay:*:*:*:*:*:*:*:*',
              versionEndExcluding: `${number}.5`,
            },
          ],
        },
      ],
    },
  ],
  references: [{ url: `https://acme.example/${number}` }],
  ...extra,
});
const envelope = (cves: readonly object[]) =>
  JSON.stringify({ format: 'NVD_CVE', vulnerabilities: cves.map((cve) => ({ cve })) });
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const build = (extra: object = {}) =>
  buildIntelligence({
    now: new Date('2031-12-31T00:00:00.000Z'),
    nvdDirectory: folder,
    out: join(folder, 'out.bundle'),
    ...extra,
  });

describe('building a bundle from feeds', () => {
  it('holds every record, with what is known of its exploitation', async () => {
    put(
      'nvd.json.gz',
      gzipSync(envelope([aCve(1), aCve(2, { vulnStatus: 'Rejected', configurations: [] })])),
    );
    put(
      'kev',
      JSON.stringify({
        vulnerabilities: [{ cveID: 'CVE-2030-1001', dateAdded: '2030-03-04' }, { cveID: 'x' }],
      }),
    );
    put(
      'epss.csv',
      '#model_version:v1,score_date:2030-05-06T00:00:00+0000\ncve,epss,percentile\nCVE-2030-1001,0.5,0.9\nCVE-2030-1002,7,1\n',
    );
    const info = await build({ kevFile: join(folder, 'kev'), epssFile: join(folder, 'epss.csv') });
    expect(info).toMatchObject({
      kind: 'full',
      records: 2,
      rejectedRecords: 1,
      damagedRecords: 2,
      newestRecordAt: '2030-02-03T04:05:06.000Z',
    });
    expect(info.sources).toEqual([
      { name: 'nvd', records: 2, newestRecordAt: '2030-02-03T04:05:06.000Z' },
      { name: 'kev', records: 1, newestRecordAt: '2030-03-04T00:00:00.000Z' },
      { name: 'epss', records: 1, newestRecordAt: '2030-05-06T00:00:00.000Z' },
    ]);
    const bundle = openBundle(join(folder, 'out.bundle'));
    expect(bundle.findCve('CVE-2030-1001')).toMatchObject({
      score: 9.8,
      knownExploited: true,
      epss: { probability: 0.5, percentile: 0.9 },
      description: 'Invented flaw 1.',
    });
    expect(bundle.findCve('CVE-2030-1002')?.status).toBe('rejected');
    bundle.close();
  });

  it('takes its age from no date that lies ahead of it', async () => {
    put('nvd.json', envelope([aCve(1), aCve(2, { lastModified: '2099-12-31T00:00:00.000' })]));
    const days = ['2030-02-04', '2077-01-01'];
    const vulnerabilities = days.map((dateAdded, at) => ({ cveID: `CVE-2030-${1001 + at}`, dateAdded }));
    put('kev', JSON.stringify({ vulnerabilities }));
    const now = new Date('2030-02-10T00:00:00.000Z');
    const info = await build({ now, kevFile: join(folder, 'kev') });
    expect(info).toMatchObject({ records: 2, newestRecordAt: '2030-02-03T04:05:06.000Z' });
    expect(info.sources).toEqual([
      { name: 'nvd', records: 2, newestRecordAt: '2030-02-03T04:05:06.000Z' },
      { name: 'kev', records: 2, newestRecordAt: '2030-02-04T00:00:00.000Z' },
    ]);
    // A day is left to clocks that go ahead.
    const hours = await build({ now: new Date('2030-02-02T20:00:00.000Z') });
    expect(hours.newestRecordAt).toBe('2030-02-03T04:05:06.000Z');
    const none = await build({ now: new Date('2030-02-01T00:00:00.000Z') });
    expect([none.newestRecordAt, none.sources[0]?.newestRecordAt]).toEqual([null, null]);
  });

  it('gives one digest for the same records in other files, compressions, orders, wrappings and key orders', async () => {
    const cves = [1, 2, 3, 4, 5].map((number) => aCve(number));
    const turned = cves.toReversed().map((cve) => Object.fromEntries(Object.entries(cve).toReversed()));
    const digests = new Set<string>();
    for (const files of [
      { 'a.json': envelope(cves) },
      { 'a.json.gz': gzipSync(JSON.stringify(turned)), 'notes.txt': 'not a feed' },
      { 'a.json.zst': zstdCompressSync(envelope(turned.slice(0, 2))), 'b.json': envelope(turned.slice(2)) },
      { 'z.jsonl': turned.map((cve) => JSON.stringify({ cve })).join('\n') },
    ]) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      for (const [name, content] of Object.entries(files)) put(name, content);
      digests.add((await build()).digest);
    }
    expect([...digests]).toHaveLength(1);
  });

  it('keeps the newest of several records of one CVE', async () => {
    const newer = aCve(1, {
      lastModified: '2031-01-01T00:00:00.000',
      descriptions: [{ lang: 'en', value: 'Newer.' }],
    });
    put('a.json', envelope([newer]));
    put('b.json', envelope([aCve(1)]));
    expect((await build()).records).toBe(1);
    const bundle = openBundle(join(folder, 'out.bundle'));
    expect(bundle.findCve('CVE-2030-1001')?.description).toBe('Newer.');
    bundle.close();
  });

  it('sets damaged records aside with file, place and reason', async () => {
    put(
      'a.json',
      envelope([
        aCve(1),
        aCve(2, { published: 7 }),
        aCve(3, { configurations: [{ nodes: 'none' }] }),
        aCve(4),
      ]),
    );
    const info = await build();
    expect(info).toMatchObject({ records: 2, damagedRecords: 2 });
    expect(info.setAside.map(({ file, cveId, reason }) => [file, cveId, reason])).toEqual([
      ['a.json', 'CVE-2030-1002', 'published is no text'],
      ['a.json', 'CVE-2030-1003', 'configurations[].nodes is no list'],
    ]);
  });

  it('keeps what comes before the damage of a compressed file', async () => {
    const zipped = gzipSync(envelope(Array.from({ length: 3000 }, (_, index) => aCve(index))));
    put('a.json.gz', zipped.subarray(0, zipped.length - 4000));
    put('b.json.gz', 'no gzip at all');
    const info = await build();
    expect(info.records).toBeGreaterThan(500);
    expect(info.records).toBeLessThan(3000);
    expect(info.setAside.map(({ file }) => file)).toEqual(['a.json.gz', 'b.json.gz']);
  });

  it('stops at a decompression bomb and still reads the other files', async () => {
    put('a.json.gz', gzipSync(Buffer.alloc(100 * 1024 * 1024, ' ')));
    put('b.json', envelope([aCve(1)]));
    const info = await build();
    expect(info).toMatchObject({ records: 1, damagedRecords: 1 });
    expect(info.setAside[0]?.reason).toContain('decompression bomb');
    const limited = await build({ limits: { ...defaultReadingLimits, maxFileBytes: 2 * 1024 * 1024 } });
    expect(limited.setAside[0]?.reason).toContain('over 2097152 bytes');
  });

  it('leaves no file behind when there is nothing usable or the build is stopped', async () => {
    put('a.json', '{"vulnerabilities":[]}');
    await expect(build()).rejects.toMatchObject({ code: 'feed_empty' });
    put('a.json', envelope([aCve(1)]));
    await expect(build({ signal: AbortSignal.abort() })).rejects.toThrow();
    await expect(build({ out: join(folder, 'absent/out') })).rejects.toMatchObject({
      code: 'bundle_unwritable',
    });
    expect(readdirSync(folder)).toEqual(['a.json']);
    await expect(build({ nvdDirectory: join(folder, 'absent') })).rejects.toMatchObject({
      code: 'feed_missing',
    });
  });
});
