import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIntelligence } from './build-intelligence.ts';
import { defaultReadingLimits } from './reading/reading-limits.ts';

// Node writes no xz, so these three files are kept as they came out of `xz`.
/** An envelope of 120 records. */
const recordsXz = Buffer.from(
  [
    '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Dm8A0BdAD2IiseT1e0AqGQhfetHgI2BfM+q00B9Z7qpNgo0j4fMvI2fRWOUf3QF',
    'Be9pulEbzfmmV4jQMg6Y/xOQfjV4h89CHx7+S/iH7Vz2IOOnhg1tjfb4h3bXf937dP7IrqCVaK0Yl4HdaHScKHDzponJ26RR',
    'HmL5xqV9r0hF+5unsBX1tzNrIYPefs2NzZtFNyC5RwHPirM6IrCKzPUff9oNiOUfizLzeVIU3y0ujmcbmas9ktaGXts2k2TW',
    'IX8BVrcRRXrtdn9q1BXoC0eHOnrW1SG/5uTPdiLCFU39ZrPA33RKehedz0HgWHCphhQwZGn8uBaIR2JVkoa6Q0tC9SjRf4Vv',
    'FQtIrTgfu3601xrOLN6NrnEyiZwGGnFqX4oMSOLw3vZZqg9k7Ovjf85DkQVXGsxW0IsEI0OLJtVWVzQtDyCgaQaU/sJlk/bx',
    'xI0ay/LD/DW0/ZTPOOM0YgxrFOB0LNYYWX6Q/wrs1K57Lj/oRlhwjPuwhmEbFW93ZvOOzlViNiXlheSV8KXwtHKC7CS6Ma3w',
    '5+2b8e+068UGc8JEbPGqUwX2Lg1dG76NDLWO2arjpC7U9VuQsLBu2Km9mDZ+shYdoGR4X+4vZArXyjmygWDcd5cRQCCCaEb2',
    'BvUelGuuC91s09uM2sf36HJ8DVgOgD0ygjbrqKfUh/119xbalJ4Nt9yC3PjOkB/Pz/OLal8a0atA6UCiA/jri6tvSI9JrBHs',
    'x4gtSZ8WR2g0Rt7mXl6jwh7bWCcDKvApjgQcavGJOe97YULmHPcpKRILhdwwNQvqlgmpTVSMAp5dUwJvWNgei9tM79LJYmhQ',
    'FsHcdEU4WNOQ3koYqmDZdGMqgU9GRvAkAcbGhzhX1iafx7rTbiH+QxuYaXtFvtY1fJcoJWZeyVfzcbKk6BcFd3v26dEMS6dc',
    'pNDmTxSZLl0UYzq11cYBQ3oyZAfsdvMCY0QmVQQM20Ko2lrhhmLdRCSK4qKZOSS1VWVBbOKzXUF7m0lthW1CGi3PjJCAVOI1',
    '5E/yOg+22T7zY5cGbvssc/sNifcQn7EUdxqe/R3eX72ocGnolEyv9PZDlTQsISv7S/83edIz6On8ufJDTPZD79m+Q5gH1QAA',
    'q5m0uDO81VAAAdwGvXMAAGe9RpCxxGf7AgAAAAAEWVo=',
  ].join(''),
  'base64',
);
/** 4 MB of blanks. */
const blanksXz = Buffer.from(
  [
    '/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM//8RAWxdABBv+7/+o7Fe5fg/sqomVfhocEFwFQ+N/R5MG4pCtxn0aRhxrmYjiopN',
    'L6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP',
    '0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6x',
    'JxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvS5fqg8+S2ZCkBMO/xCT+HF4WfgL',
    'zf+VKEYPqfx83vuaMC5WwI+F84OBwGXEJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH',
    '2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvEgn5lidCe0BEQDsc1On/b6ufDEan7eNMW5wnqcjX+woy4XRlZiKfiqR',
    '8id19xnABphNmP3Yr9WQD8QlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0',
    'zR5bIEL53VM9+ClkCTuAyyps37U78MS9Ll+qDz5LZkKQEw7/EJP4cXhZ+AvN/5UoRg+p/Hze+5owLlbAj4Xzg4HAZcQlU/j1',
    'kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U7',
    '8MS9Ll+qDz5LZkKQEw7/EJP4cXhZ5Z9yRQAAALcVPsUbeyFgAAGfBYCS9AGxMZzzscRn+wIAAAAABFla',
  ].join(''),
  'base64',
);
/** One record, with a header that asks for a dictionary of 1.5 GiB. */
const wideXz = Buffer.from(
  [
    '/Td6WFoAAATm1rRGAgAhASUAAAA7eHtB4ACCAGddAD2IiseT1e0AqGQhfetHgI2BfM+q00B9Z7qpNgo0j4fMvI2fRWOUf3QF',
    'Be9pulbgx7BBxzZcYwVfBExmi8WsWBFVqDfyWgJ/6OLmPbXhUEoymRhL8HniL8Ng+oLMNgHhtOmyhs89r34AAMdbLp+zALM1',
    'AAGDAYMBAAD56D+YscRn+wIAAAAABFla',
  ].join(''),
  'base64',
);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitewarden-hostile-'));
  mkdirSync(join(folder, 'nvd'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, 'nvd', name), content);
const build = (extra: object = {}) =>
  buildIntelligence({
    now: new Date('2031-12-31T00:00:00.000Z'),
    nvdDirectory: join(folder, 'nvd'),
    out: join(folder, 'out.bundle'),
    ...extra,
  });
const aRecord = (number: number, extra: object = {}) => ({
  cve: {
    id: `CVE-2030-${1000 + number}`,
    published: '2030-01-02T03:04:05.000',
    lastModified: '2030-02-03T04:05:06.000',
    ...extra,
  },
});
const envelope = (...records: unknown[]) => JSON.stringify({ vulnerabilities: records });
const many = envelope(...Array.from({ length: 3000 }, (_, index) => aRecord(index, { x: Math.random() })));
const good = (name = 'good.json') => put(name, envelope(aRecord(9000)));

describe('a compressed feed that was cut', () => {
  const zipped = { gz: gzipSync(many), zst: zstdCompressSync(many), xz: recordsXz };

  it.each(['gz', 'zst', 'xz'] as const)('costs what is missing and nothing else: %s', async (ending) => {
    const bytes = zipped[ending];
    put(`whole.json.${ending}`, bytes);
    const whole = await build();
    expect(whole.damagedRecords).toBe(0);
    rmSync(join(folder, 'nvd', `whole.json.${ending}`));
    good();
    for (const share of [0.02, 0.3, 0.9, 0.999]) {
      put(`cut.json.${ending}`, bytes.subarray(0, Math.floor(bytes.length * share)));
      const info = await build();
      expect(info.records).toBeGreaterThanOrEqual(1);
      // The very end of a file holds checksums only: all records may be there, the damage still shows.
      expect(info.records).toBeLessThanOrEqual(whole.records + 1);
      expect(info.setAside.map(({ file }) => file)).toEqual([`cut.json.${ending}`]);
    }
    put(`cut.json.${ending}`, bytes.subarray(0, Math.floor(bytes.length * 0.9)));
    expect((await build()).records).toBeGreaterThan(1);
  });

  it.each(['gz', 'zst', 'xz'] as const)(
    'is one piece when its bytes were overwritten: %s',
    async (ending) => {
      const bytes = Buffer.from(zipped[ending]);
      bytes.fill(0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
      put(`bad.json.${ending}`, bytes);
      good();
      const info = await build();
      expect(info.records).toBeGreaterThanOrEqual(1);
      expect(info.damagedRecords).toBeGreaterThanOrEqual(1);
    },
  );
});

describe('a decompression bomb', () => {
  it.each([
    ['gz', gzipSync(Buffer.alloc(8_000_000, ' '))],
    ['zst', zstdCompressSync(Buffer.alloc(8_000_000, ' '))],
    ['xz', blanksXz],
  ] as const)('is left at the limit: %s', async (ending, bytes) => {
    put(`bomb.json.${ending}`, bytes);
    good();
    const info = await build({ limits: { ...defaultReadingLimits, maxFileBytes: 1_000_000 } });
    expect(info).toMatchObject({ records: 1, damagedRecords: 1 });
    expect(info.setAside[0]?.reason).toContain('over 1000000 bytes');
  });

  it('of zstd is left by its growth alone', async () => {
    put('bomb.json.zst', zstdCompressSync(Buffer.alloc(100 * 1024 * 1024, ' ')));
    good();
    const info = await build();
    expect(info).toMatchObject({ records: 1, damagedRecords: 1 });
    expect(info.setAside[0]?.reason).toContain('decompression bomb');
  });

  it('that asks for a dictionary of gigabytes takes no such memory', async () => {
    put('wide.json.xz', wideXz);
    good();
    const before = process.resourceUsage().maxRSS;
    expect((await build()).records).toBeGreaterThanOrEqual(1);
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(256);
  });
});

describe('a record that is hostile', () => {
  const aNode = {
    operator: 'OR',
    cpeMatch: [{ vulnerable: true, criteria: 'cpe:2.3:a:acme:relay:1:*:*:*:*:*:*:*' }],
  };
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const bad: readonly (readonly [string, string])[] = [
    ['holds NUL bytes', JSON.stringify(aRecord(1)).replace('2030-01', '2030\0')],
    [
      'is nested very deeply',
      JSON.stringify(aRecord(1, { x: 0 })).replace('"x":0', `"x":${nested(100_000)}`),
    ],
    ['is one giant', JSON.stringify(aRecord(1, { x: 'y'.repeat(3_000_000) }))],
    [
      'has nodes that no flat list can say',
      JSON.stringify(
        aRecord(1, {
          configurations: [{ operator: 'AND', nodes: [{ operator: 'OR', children: [aNode, aNode] }, aNode] }],
        }),
      ),
    ],
    ['has a prototype for a key', '{"cve":{"__proto__":{"id":"CVE-2030-1001"}}}'],
  ];

  it.each(bad)('is set aside and its neighbours stay: %s', async (_, text) => {
    put(
      'a.json',
      `{"vulnerabilities":[${JSON.stringify(aRecord(8000))},${text},${JSON.stringify(aRecord(8001))}]}`,
    );
    const info = await build({ limits: { ...defaultReadingLimits, maxRecordBytes: 1_000_000 } });
    expect(info).toMatchObject({ records: 2, damagedRecords: 1 });
    expect(info.setAside[0]?.file).toBe('a.json');
  });

  it('with the same key twice counts by the last one', async () => {
    const twice = JSON.stringify(aRecord(1)).replace(
      '"id":"CVE-2030-1001"',
      '"id":"CVE-2030-7","id":"CVE-2030-1001"',
    );
    put('a.json', `{"vulnerabilities":[],"vulnerabilities":[${twice}]}`);
    const info = await build();
    expect(info).toMatchObject({ records: 1, damagedRecords: 0 });
  });
});

describe('a folder of feeds that is not as it should be', () => {
  it('has files of other kinds: they are named, and JSON that is no feed is set aside', async () => {
    good();
    put('README.md', 'hello');
    put('nvdcve-2.0-2030.meta', 'sha256:0');
    put('nvd-1.1.json', '{"CVE_Items":[{"cve":{}}]}');
    put('empty.json', '');
    put('page.json', '<html>not found</html>');
    const info = await build();
    expect(info.records).toBe(1);
    expect(info.ignoredFiles).toEqual(['README.md', 'nvdcve-2.0-2030.meta']);
    expect(info.setAside.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['empty.json', 'nvd-1.1.json', 'page.json']),
    );
  });

  it('has entries that cannot be read: each counts once, and the rest is built', async () => {
    good();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'nvd', 'dangling.json'));
    symlinkSync(join(folder, 'nvd'), join(folder, 'nvd', 'loop.json'));
    execFileSync('mkfifo', [join(folder, 'nvd', 'pipe.json')]);
    put('zz.json.gz', 'PK no gzip');
    const info = await build();
    expect(info).toMatchObject({ records: 1, damagedRecords: 4 });
    expect(info.setAside.map(({ file }) => file)).toEqual([
      'dangling.json',
      'loop.json',
      'pipe.json',
      'zz.json.gz',
    ]);
  });

  it('has a file and a folder without permission: they count, and the rest is built', async () => {
    good();
    put('closed.json', envelope(aRecord(1)));
    chmodSync(join(folder, 'nvd', 'closed.json'), 0);
    mkdirSync(join(folder, 'nvd', 'room'), { mode: 0 });
    const info = await asNobody(build);
    chmodSync(join(folder, 'nvd', 'room'), 0o700);
    expect(info).toMatchObject({ records: 1, damagedRecords: 2 });
  });

  it('has folders in folders without end: the deepest are set aside', async () => {
    good();
    mkdirSync(join(folder, 'nvd', ...Array.from({ length: 30 }, () => 'd')), { recursive: true });
    const info = await build();
    expect(info).toMatchObject({ records: 1, damagedRecords: 1 });
    expect(info.setAside[0]?.reason).toContain('folders deep');
  });

  it('has nothing that can be read: the build says so and writes no bundle', async () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'nvd', 'dangling.json'));
    await expect(build()).rejects.toMatchObject({
      code: 'feed_empty',
      message: expect.stringContaining('dangling.json'),
    });
  });

  it('is asked for a KEV file that is a pipe: that is an error, not a wait', async () => {
    good();
    execFileSync('mkfifo', [join(folder, 'kev.json')]);
    await expect(build({ kevFile: join(folder, 'kev.json') })).rejects.toMatchObject({
      code: 'feed_unreadable',
    });
  });
});

/** Root may read everything, so root becomes a user who owns nothing but the folder for as long as `work` takes. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  chownSync(folder, 65_534, 65_534);
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
