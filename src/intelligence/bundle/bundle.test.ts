import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCpeName } from '../../domain/cpe-name.ts';
import type { Configuration, CpeMatch, VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { generic } from '../../versions/generic/index.ts';
import { openBundle, openBundleDatabase } from './open-bundle.ts';
import { writeBundle } from './write-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitewarden-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

function record(cveId: string, more: Partial<VulnerabilityRecord> = {}): VulnerabilityRecord {
  return {
    cveId,
    source: 'nvd',
    assigner: 'cve@mitre.org',
    status: 'published',
    publishedAt: '2024-01-01T00:00:00.000Z',
    modifiedAt: '2024-02-01T00:00:00.000Z',
    description: `What ${cveId} is about.\nTwo lines.`,
    scores: [
      {
        version: '3.1',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
        score: 9.8,
        severity: 'CRITICAL',
        source: 'nvd@nist.gov',
        type: 'Primary',
      },
    ],
    weaknesses: ['CWE-79'],
    references: [{ url: 'https://example.org/a', name: 'A' }, { url: 'https://example.org/b' }],
    configurations: [
      {
        operator: 'AND',
        negate: false,
        nodes: [
          {
            operator: 'OR',
            negate: false,
            matches: [
              {
                vulnerable: true,
                criteria: 'cpe:2.3:o:acme:os:*:*:*:*:*:*:*:*',
                range: { endExcluding: '2.0' },
              },
              { vulnerable: true, criteria: 'cpe:2.3:o:acme:os:2.1:beta:*:*:lts:*:*:*' },
            ],
          },
          {
            operator: 'OR',
            negate: false,
            matches: [{ vulnerable: false, criteria: 'cpe:2.3:h:acme:box:-:*:*:*:*:*:*:*' }],
          },
        ],
      },
    ],
    digest: `sha256:${'0'.repeat(64)}`,
    ...more,
  };
}

const records = [
  record('CVE-2024-10000'),
  record('CVE-2024-9999', { status: 'rejected', configurations: [] }),
  record('CVE-2023-0001', { scores: [] }),
];

const osCpe = (version: string) => `cpe:2.3:o:acme:os:${version}:*:*:*:*:*:*:*`;
const configurationOf = (matches: CpeMatch[]): Configuration => ({
  operator: 'OR',
  negate: false,
  nodes: [{ operator: 'OR', negate: false, matches }],
});

function build(path: string, given: readonly VulnerabilityRecord[]) {
  const database = new DatabaseSync(path);
  return writeBundle(database, {
    kind: 'full',
    records: given,
    damaged: () => 2,
    kev: new Set(['CVE-2024-10000']),
    epss: new Map([['CVE-2024-10000', { probability: 0.00043, percentile: 0.99123 }]]),
    sources: [{ name: 'nvd', records: given.length, newestRecordAt: null }],
  }).then((info) => ({ info, database }));
}

describe('a bundle', () => {
  it('says what it was made of', async () => {
    const { info } = await build(':memory:', records);
    expect(info).toMatchObject({
      kind: 'full',
      newestRecordAt: '2024-02-01T00:00:00.000Z',
      records: 3,
      rejectedRecords: 1,
      damagedRecords: 2,
      products: 1,
      cpeMatches: 6,
      knownExploited: 1,
      epssScores: 1,
    });
  });

  it('is rejected when the CVE List says so, by NVD only where that has no record', async () => {
    const [own, other] = ['CVE-2024-10001', 'CVE-2024-10002'];
    const rejected = { status: 'rejected', description: 'Rejected reason: a slip.' } as const;
    const list = { source: 'cve_list', description: 'What it is.' } as const;
    const given = [
      record(own, { ...rejected, modifiedAt: '2024-03-01T00:00:00.000Z' }),
      record(own, list),
      record(other, { modifiedAt: '2024-03-01T00:00:00.000Z' }),
      record(other, { ...list, ...rejected }),
      record('CVE-2024-10003', rejected),
    ];
    const { info, database } = await build(':memory:', given);
    const bundle = openBundleDatabase(database);
    expect(given.map(({ cveId }) => bundle.findCve(cveId)?.status)).toEqual([
      'published',
      'published',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(info.rejectedRecords).toBe(2);
    expect(bundle.findCve(own)?.description).toBe('What it is.');
    expect(bundle.findCve(other)?.description).toBe('Rejected reason: a slip.');
    const name = parseCpeName('cpe:2.3:o:acme:os:1.0:*:*:*:*:*:*:*')!;
    const ofOwn = bundle.findCandidates(name).find(({ cve }) => bundle.findBrief(cve).cveId === own);
    expect(ofOwn?.statements.map(({ source }) => source)).toEqual(['cve_list_cpe']);
    bundle.close();
  });

  it('knows which versions of which products a record names, and together with what', async () => {
    const bundle = openBundleDatabase((await build(':memory:', records)).database);
    expect(bundle.findAffected('CVE-2024-10000')).toEqual([
      {
        product: 'o:acme:os',
        matches: [
          { version: '*', attributes: undefined, range: { endExcluding: '2.0' } },
          { version: '2.1', attributes: ['beta', '*', '*', 'lts', '*', '*', '*'], range: undefined },
        ],
        onlyWith: ['h:acme:box'],
      },
    ]);
    expect(bundle.findAffected('CVE-2024-9999')).toEqual([]);
    expect(bundle.findAffected('CVE-1999-0001')).toEqual([]);
  });

  it('gives every record back whole', async () => {
    const bundle = openBundleDatabase((await build(':memory:', records)).database);
    expect(bundle.findCve('CVE-2024-10000')).toEqual({
      cveId: 'CVE-2024-10000',
      status: 'published',
      score: 9.8,
      severity: 'CRITICAL',
      vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      cvssVersion: '3.1',
      exploitedSince: null,
      knownExploited: true,
      epss: { probability: 0.00043, percentile: 0.99123 },
      source: 'nvd',
      assigner: 'cve@mitre.org',
      recordDigest: `sha256:${'0'.repeat(64)}`,
      publishedAt: '2024-01-01T00:00:00.000Z',
      modifiedAt: '2024-02-01T00:00:00.000Z',
      description: 'What CVE-2024-10000 is about.\nTwo lines.',
      references: [{ url: 'https://example.org/a', name: 'A' }, { url: 'https://example.org/b' }],
      weaknesses: ['CWE-79'],
      records: [
        { source: 'nvd', digest: `sha256:${'0'.repeat(64)}`, modifiedAt: '2024-02-01T00:00:00.000Z' },
      ],
      scores: record('CVE-2024-10000').scores,
      ssvc: null,
    });
    expect(bundle.findCve('CVE-2024-9999')).toMatchObject({ status: 'rejected', epss: null });
    expect(bundle.findCve('CVE-2023-0001')).toMatchObject({ score: null, severity: null, vector: null });
    expect(bundle.findCve('CVE-2024-10001')).toBeUndefined();
    expect([...bundle.productKeys()]).toEqual(['o:acme:os']);
  });

  it('gives statements and their condition back as they were', async () => {
    const bundle = openBundleDatabase((await build(':memory:', records)).database);
    const candidates = bundle.findCandidates(parseCpeName('cpe:2.3:o:acme:os:1:*:*:*:*:*:*:*')!);
    expect(candidates.map(({ cve }) => bundle.findBrief(cve).cveId)).toEqual([
      'CVE-2023-0001',
      'CVE-2024-10000',
    ]);
    const [statement] = candidates[1]!.statements;
    expect(statement).toMatchObject({
      use: 'and',
      matches: [
        { version: '*', attributes: undefined, range: { endExcluding: '2.0' } },
        { version: '2.1', attributes: ['beta', '*', '*', 'lts', '*', '*', '*'], range: undefined },
      ],
    });
    expect(bundle.findCondition(statement!.condition)).toMatchObject({
      operator: 'AND',
      nodes: [{ operator: 'OR', matches: [{ product: 'h:acme:box', vulnerable: false, version: '-' }] }],
    });
  });

  it('leaves out only CVEs whose every statement speaks of other versions, and keeps the others whole', async () => {
    const asked = (version: string) => ({ value: version, scheme: generic, parsed: generic.parse(version) });
    const named = (versions: readonly string[]) =>
      configurationOf(versions.map((version) => ({ vulnerable: true, criteria: osCpe(version) })));
    const bundle = openBundleDatabase(
      (
        await build(':memory:', [
          record('CVE-2024-0001', { configurations: [named(['1.0', '1.1'])] }),
          record('CVE-2024-0002', { configurations: [named(['2.0']), named(['1.0'])] }),
          record('CVE-2024-0003', { configurations: [named(['3.*'])] }),
          record('CVE-2024-0004', { configurations: [named(['*'])] }),
          record('CVE-2024-0005'),
        ])
      ).database,
    );
    const name = parseCpeName(osCpe('1.0'))!;
    const found = (version: string) =>
      bundle
        .findCandidates(name, asked(version))
        .map(({ cve, statements }) => `${bundle.findBrief(cve).cveId.slice(-1)}/${statements.length}`);
    expect(found('1.0')).toEqual(['1/1', '2/2', '3/1', '4/1', '5/1']);
    expect(found('1.1')).toEqual(['1/1', '3/1', '4/1', '5/1']);
    expect(found('2.0')).toEqual(['2/2', '3/1', '4/1']);
    expect(found('2.1')).toEqual(['3/1', '4/1', '5/1']);
    expect(bundle.findCandidates(name)).toHaveLength(5);
    expect(bundle.sizeOf(name)).toEqual({ statements: 6, matches: 8 });
  });

  it('answers rows that point nowhere with the error for a damaged bundle', async () => {
    for (const name of ['product', 'statement', 'listed']) {
      const { database } = await build(':memory:', records);
      const rows = database.prepare('SELECT content FROM product_column WHERE name = ?').get(name)?.content;
      const wrong = new Uint8Array((rows as Uint8Array).length).fill(0xee);
      database.prepare('UPDATE product_column SET content = ? WHERE name = ?').run(wrong, name);
      const bundle = openBundleDatabase(database);
      const asking = () => bundle.findCandidates(parseCpeName(osCpe('1'))!);
      expect(asking, name).toThrow(expect.objectContaining({ code: 'bundle_damaged' }));
    }
  });

  it('has one digest for one content, whatever the order, superseded records included', async () => {
    const older = record('CVE-2024-10000', {
      modifiedAt: '2023-01-01T00:00:00.000Z',
      configurations: [
        {
          operator: 'AND',
          negate: false,
          nodes: [
            {
              operator: 'AND',
              negate: true,
              matches: [{ vulnerable: true, criteria: 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*' }],
            },
          ],
        },
      ],
    });
    const { info } = await build(':memory:', records);
    for (const order of [[...records, older], [older, ...records], [...records].reverse()]) {
      expect((await build(':memory:', order)).info.digest).toBe(info.digest);
    }
    const changed = [record('CVE-2024-10000', { description: 'other' }), ...records.slice(1)];
    expect((await build(':memory:', changed)).info.digest).not.toBe(info.digest);
  });

  it('verifies itself, and says so when something was changed', async () => {
    for (const change of [
      `UPDATE product_column SET content = zeroblob(length(content)) WHERE name = 'statement'`,
      `UPDATE product_column SET content = CAST(replace(content, '2.0', '3.0') AS BLOB) WHERE name = 'match'`,
      `UPDATE condition SET content = replace(content, 'box', 'bax')`,
      `UPDATE brief_column SET content = CAST(replace(content, '2023', '2024') AS BLOB) WHERE name = 'id'`,
      `UPDATE detail_block SET content = zeroblob(9)`,
    ]) {
      const { database } = await build(':memory:', records);
      openBundleDatabase(database).verify();
      database.exec(`PRAGMA query_only = OFF; ${change}`);
      expect(() => openBundleDatabase(database).verify(), change).toThrow(/damaged/u);
    }
  });

  it('answers damaged content with an error that says so', async () => {
    const { database } = await build(':memory:', records);
    database.exec(`
      UPDATE product_column SET content = zeroblob(length(content)) WHERE name = 'match';
      UPDATE detail_block SET content = x'00'
    `);
    const bundle = openBundleDatabase(database);
    const name = parseCpeName('cpe:2.3:o:acme:os:1:*:*:*:*:*:*:*')!;
    expect(() => bundle.findCandidates(name)).toThrow(expect.objectContaining({ code: 'bundle_damaged' }));
    expect(() => bundle.findCve('CVE-2024-10000')).toThrow(
      expect.objectContaining({ code: 'bundle_damaged' }),
    );
    expect(() => bundle.findCondition('none')).toThrow(expect.objectContaining({ code: 'bundle_damaged' }));
    expect(() => bundle.findBrief(99)).toThrow(expect.objectContaining({ code: 'bundle_damaged' }));
  });
});

describe('openBundle', () => {
  it('opens a file read-only', async () => {
    const path = join(folder, 'good.bundle');
    (await build(path, records)).database.close();
    const bundle = openBundle(path);
    expect(bundle.info.records).toBe(3);
    bundle.close();
  });

  it('refuses what is no bundle, each with its own word', async () => {
    const text = join(folder, 'text');
    writeFileSync(text, 'not a database at all, only some words '.repeat(100));
    const foreign = join(folder, 'foreign');
    const other = new DatabaseSync(foreign);
    other.exec('CREATE TABLE t (a)');
    other.close();
    const newer = join(folder, 'newer');
    const { database } = await build(newer, records);
    database.exec('PRAGMA user_version = 999');
    database.close();
    const code = (expected: string) => expect.objectContaining({ code: expected });
    expect(() => openBundle(join(folder, 'absent'))).toThrow(code('bundle_not_found'));
    expect(() => openBundle(text)).toThrow(code('bundle_not_readable'));
    expect(() => openBundle(foreign)).toThrow(code('bundle_not_readable'));
    expect(() => openBundle(newer)).toThrow(code('bundle_format'));
    expect(() => openBundle(newer)).toThrow(/newer Sitewarden/u);
    const older = new DatabaseSync(newer);
    older.exec('PRAGMA user_version = 5');
    older.close();
    expect(() => openBundle(newer)).toThrow(/older Sitewarden; build it again/u);
  });
});
