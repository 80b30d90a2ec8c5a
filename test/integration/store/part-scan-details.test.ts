import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Dialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Client, Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '../../../src/store/migrations/all-migrations.ts';
import { createTestDatabase, testDatabaseUrl } from './open-test-stores.ts';

const organization = '00000000-0000-4000-8000-000000000001';
const scan = '00000000-0000-4000-8000-000000000002';
/** Two of January 2026, one of March, one that tells no time and one of a clock that is wrong. */
const parts = [
  hexId(Date.parse('2026-01-01T00:00:00Z')),
  hexId(Date.parse('2026-01-31T23:59:59.999Z')),
  hexId(Date.parse('2026-03-10T00:00:00Z')),
  'b2f5ff47-4366-4d84-8e6f-8ecdfa1a1c11',
  hexId(Date.parse('5000-01-01T00:00:00Z')),
];

describe('details of scans from before there were months', () => {
  it('are laid into theirs on PGlite', async () => {
    const pglite = await PGlite.create();
    await expectMoved(new PGliteDialect({ pglite }));
  });

  it.skipIf(testDatabaseUrl === undefined)(
    'are laid into theirs on PostgreSQL, by an ordinary owner',
    async () => {
      const database = await createTestDatabase();
      const role = `sitewarden_mover_${Date.now()}`;
      const admin = new Client({ connectionString: database.url });
      await admin.connect();
      const url = new URL(database.url);
      await admin.query(`create role ${role} login password 'x'`);
      await admin.query(`alter database ${url.pathname.slice(1)} owner to ${role}`);
      await admin.query(`grant all on schema public to ${role}`);
      url.username = role;
      url.password = 'x';
      try {
        await expectMoved(new PostgresDialect({ pool: new Pool({ connectionString: url.href, max: 2 }) }));
      } finally {
        await admin.end();
        await database.drop();
        const cleaner = new Client({ connectionString: testDatabaseUrl });
        await cleaner.connect();
        await cleaner.query(`drop role ${role}`);
        await cleaner.end();
      }
    },
  );
});

async function expectMoved(dialect: Dialect): Promise<void> {
  const db = new Kysely<unknown>({ dialect });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...allMigrations }) } });
  expect((await migrator.migrateTo('0044-find-counts')).error).toBeUndefined();
  const asInstallation = async (work: (connection: Kysely<unknown>) => Promise<void>) =>
    db.transaction().execute(async (connection) => {
      await sql`select set_config('sitewarden.organization_id', '*', true)`.execute(connection);
      await work(connection);
    });
  await asInstallation(async (connection) => {
    const ids = sql`unnest(${parts}::uuid[]) as id`;
    for (const statement of [
      sql`insert into organizations (id, name, created_at, updated_at) values (${organization}, 'Old', now(), now())`,
      sql`insert into scans (id, organization_id, scan_code, kind, min_cvss, status, reasons, created_at)
        values (${scan}, ${organization}, 'old', 'scheduled', 0, 'finished', '{}', now())`,
      sql`insert into scan_sites (id, organization_id, scan_id, site_id, targets, subnets, status, reasons, attempts)
        select id, ${organization}::uuid, ${scan}::uuid, id, '{}', '{}', 'finished', '{}', 0 from ${ids}`,
      sql`insert into scan_host_observations (organization_id, scan_site_id, ip_address, observation)
        select ${organization}::uuid, id, '10.0.0.' || h, jsonb_build_object('banner', repeat(md5(id::text || h), 400))
        from ${ids}, generate_series(1, 3) h`,
      sql`insert into scan_results (organization_id, scan_id, scan_site_id, result, hosts_scanned, hosts_with_cves,
        open_ports, cve_count, cve_ids, port_keys, score_sum, score_count, warning_count)
        select ${organization}::uuid, ${scan}::uuid, id, '{"hosts": []}', 3, 2, 1, 4, '{CVE-2026-1}', '{22/tcp}', 5, 1, 7
        from ${ids}`,
    ])
      await statement.execute(connection);
  });
  const all = async () => {
    let texts: string[] = [];
    await asInstallation(async (connection) => {
      const { rows } = await sql<{
        readonly text: string;
      }>`select row_to_json(r)::text as text from scan_results r
        union all select row_to_json(o)::text from scan_host_observations o order by 1`.execute(connection);
      texts = rows.map(({ text }) => text);
    });
    return texts;
  };
  const before = await all();
  expect(before).toHaveLength(parts.length * 4);
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  expect(await all()).toEqual(before);
  await asInstallation(async (connection) => {
    const { rows } = await sql<{ readonly place: string; readonly count: number }>`
      select tableoid::regclass::text as place, count(*)::int as count from scan_host_observations group by 1
      order by 1`.execute(connection);
    expect(rows).toEqual([
      { place: 'scan_host_observations_2026_01', count: 6 },
      { place: 'scan_host_observations_2026_03', count: 3 },
      { place: 'scan_host_observations_other', count: 6 },
    ]);
    // What is of now has its place already, and the old tables are gone.
    const { rows: names } = await sql<{ readonly name: string }>`select relname as name from pg_class
      where relkind in ('r', 'p') and relname ~ '^scan_(results|host_observations)' order by 1`.execute(
      connection,
    );
    const now = new Date().toISOString().slice(0, 7).replace('-', '_');
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining([`scan_results_${now}`]));
    expect(names.filter(({ name }) => name.includes('before'))).toEqual([]);
    // A scan that goes takes its details along, as before.
    await sql`delete from scans`.execute(connection);
  });
  expect(await all()).toEqual([]);
  await db.destroy();
}

function hexId(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-8def-0123456789ab`;
}
