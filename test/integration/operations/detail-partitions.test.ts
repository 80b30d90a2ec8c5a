import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulateInventory, simulateWeek } from '../../../bench/growth/simulate-week.ts';
import { backUpStore } from '../../../src/operations/administration/back-up-store.ts';
import { restoreStore } from '../../../src/operations/administration/restore-store.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { updateOrganization } from '../../../src/operations/organizations/update-organization.ts';
import { forgetOldRows } from '../../../src/operations/retention/forget-old-rows.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { listScanCounts } from '../../../src/operations/scan-reports/list-scan-counts.ts';
import { listScans } from '../../../src/operations/scans/list-scans.ts';
import { writeDump } from '../../../src/store/dump/write-dump.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { newId } from '../../../src/support/new-id.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
const weeks = 16;
const [sites, hostsOfSite] = [2, 10];
const tables = ['scan_host_observations', 'scan_results'];

/** A store with two tenants who are scanned weekly from the 5th of January to the 20th of April; it is the 27th. */
async function openScanned(open: () => Promise<TestStore>) {
  const test = await open();
  const jobs = await openQuietQueue(test.store);
  const clock = new MovableClock('2026-01-05T02:00:00Z');
  const brief = await aTenant({ store: test.store, jobs }, { clock });
  const long = await aTenant({ store: test.store, jobs }, { clock });
  await keepDetails(brief, 30);
  await keepDetails(long, 90);
  const terms = { sites, hostsOfSite };
  const offsets = [brief, long].map(({ organizationId }, index) => ({
    organizationId,
    later: index * hourMs,
  }));
  for (const { organizationId } of offsets)
    await simulateInventory(test.store.db, { ...terms, organizationId, startsAt: clock.now() });
  for (let week = 0; week < weeks; week += 1) {
    for (const { organizationId, later } of offsets) {
      const startsAt = new Date(clock.now().getTime() + later);
      await simulateWeek(test.store.db, { ...terms, organizationId, startsAt });
    }
    clock.advance(weekMs);
  }
  const dispose = async () => {
    await jobs.stop();
    await test.dispose();
  };
  return { ...test, clock, brief, long, options: { store: test.store, clock, newId }, dispose };
}

const keepDetails = (context: OperationContext, scanDetails: number | null) =>
  updateOrganization(context, { organizationId: context.organizationId, retention: { scanDetails } });

/** As a service that was there in January has made the months. */
const makeMonthsEarly = (store: Store) =>
  forgetOldRows({ store, clock: new MovableClock('2026-01-05T02:00:00Z'), newId });

describe.each(engines)('the months of scan details on $engine', ({ open, skip }) => {
  let test: Awaited<ReturnType<typeof openScanned>>;
  beforeEach(async () => {
    if (!skip) test = await openScanned(open);
  });
  afterEach(() => test?.dispose());

  it.skipIf(skip)('go as a whole when nobody wants anything of them, and their room with them', async () => {
    const { store, clock, brief, long } = test;
    // All were written before anybody made their months, and lie together.
    expect(await rowsOf(store, 'scan_results_other', long)).toBe(weeks * sites);
    await makeMonthsEarly(store);
    expect(await rowsOf(store, 'scan_results_other', long)).toBe(0);
    expect(await rowsOf(store, 'scan_results_2026_01', long)).toBe(4 * sites);

    const before = await bytesOfDetails(store);
    const january = tables.map((table) => `${table}_2026_01`);
    const would = await forgetOldRows(test.options, { dryRun: true });
    expect(would.partitions).toMatchObject(january.map((name) => ({ name, fate: 'would_be_dropped' })));
    expect(await bytesOfDetails(store)).toBe(before);
    const { partitions } = await forgetOldRows(test.options);
    expect(partitions).toMatchObject(january.map((name) => ({ name, fate: 'dropped' })));
    expect(partitions.map(({ name, bytes }) => ({ name, bytes }))).toEqual(
      would.partitions.map(({ name, bytes }) => ({ name, bytes })),
    );
    const given = partitions.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(given).toBeGreaterThan(50_000);
    // New months were made meanwhile, which are empty.
    expect(await bytesOfDetails(store, { onlyOver: true })).toBeLessThanOrEqual(before - given);
    expect(await isThere(store, 'scan_results_2026_01')).toBe(false);
    expect(await isThere(store, 'scan_results_2026_07')).toBe(true);

    // February goes within a month for both, so what was forgotten waits for that; March is wanted for longer.
    expect(await rowsOf(store, 'scan_results_2026_02', brief)).toBe(4 * sites);
    expect(await rowsOf(store, 'scan_results_2026_03', brief)).toBe(1 * sites);
    expect(await rowsOf(store, 'scan_host_observations_2026_03', brief)).toBe(1 * sites * hostsOfSite);
    expect(await rowsOf(store, 'scan_results_2026_03', long)).toBe(5 * sites);
    // Nothing tells of what waits.
    const { items } = await listScans(brief, { limit: 1000 });
    const forgotten = items.filter(({ jsonUrl }) => jsonUrl === null);
    expect(forgotten).toHaveLength((weeks - 4) * sites);
    for (const { id } of forgotten) {
      const { hosts, hostCounts } = await getScan(brief, { scanId: id });
      expect([hosts.size, hostCounts.size]).toEqual([0, 0]);
    }
    const counts = (await listScanCounts(brief, { limit: 1000 })).items;
    expect(counts).toHaveLength(weeks * sites);
    expect(counts.filter(({ hasDetails }) => hasDetails)).toHaveLength(4 * sites);

    // Somebody wants February for ever after all: it stays for him, and what was forgotten does not.
    await keepDetails(long, null);
    clock.advance(26 * weekMs);
    // Months without any scan go, too.
    const empty = (await forgetOldRows(test.options)).partitions.map(({ name }) => name.slice(-7));
    expect(new Set(empty)).toEqual(new Set(['2026_05', '2026_06', '2026_07']));
    expect(await rowsOf(store, 'scan_results_2026_02', brief)).toBe(0);
    expect(await rowsOf(store, 'scan_results_2026_02', long)).toBe(4 * sites);
  });

  it.skipIf(skip)('take what comes late of a month that is gone', async () => {
    const { store, clock, long } = test;
    await forgetOldRows(test.options);
    await forgetOldRows(test.options);
    expect(await isThere(store, 'scan_results_2026_01')).toBe(false);
    const late = newIdOf('2026-01-20T00:00:00Z');
    await insertPart(long, late, clock.now());
    expect(await rowsOf(store, 'scan_results_other', long)).toBe(1);
    const seen = () =>
      long.store.db
        .selectFrom('scan_results')
        .select('scan_site_id')
        .where('scan_site_id', '=', late)
        .execute();
    expect(await seen()).toHaveLength(1);
    expect((await forgetOldRows(test.options)).partitions).toEqual([]);
    expect(await rowsOf(store, 'scan_results_other', long)).toBe(0);
    expect(await rowsOf(store, 'scan_results_2026_01', long)).toBe(1);
    expect(await seen()).toHaveLength(1);
    clock.advance(15 * weekMs);
    expect((await forgetOldRows(test.options)).partitions).toContainEqual(
      expect.objectContaining({ name: 'scan_results_2026_01', fate: 'dropped' }),
    );
  });

  it.skipIf(skip)('are reached by tenants through their table alone', async () => {
    const { brief } = test;
    await forgetOldRows(test.options);
    const { rows } = await sql<{ readonly name: string }>`select inhrelid::regclass::text as name
      from pg_inherits where inhparent = 'scan_results'::regclass`.execute(test.store.db);
    expect(rows.length).toBeGreaterThan(5);
    for (const { name } of rows) {
      const reading = sql`select * from ${sql.table(name)}`.execute(brief.store.db);
      await expect(reading).rejects.toThrow('permission denied');
    }
    const seen = await brief.store.db
      .selectFrom('scan_results')
      .select('organization_id')
      .distinct()
      .execute();
    expect(seen).toEqual([{ organization_id: brief.organizationId }]);
  });

  it.skipIf(skip)('are restored from a backup, each into its place', async () => {
    const { clock, long } = test;
    await forgetOldRows(test.options);
    await forgetOldRows(test.options);
    const folder = mkdtempSync(path.join(tmpdir(), 'sitewarden-months-'));
    const file = path.join(folder, 'backup.gz');
    await backUpStore(test.options, file);
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
    const results = lines.filter((line) => line.startsWith('{"table":"scan_results"'));
    expect(results).toHaveLength((4 + 12) * sites);
    const restored = await engines[0].open();
    await restoreStore({ store: restored.store }, file);
    for (const [month, scanned] of [
      ['2026_02', 4],
      ['2026_03', 5],
      ['2026_04', 3],
    ] as const)
      expect(await rowsOf(restored.store, `scan_results_${month}`, long)).toBe(scanned * sites);
    expect(await rowsOf(restored.store, 'scan_results_other', long)).toBe(0);
    expect((await forgetOldRows({ store: restored.store, clock, newId })).partitions).toEqual([]);
    await restored.dispose();
    rmSync(folder, { recursive: true });
  });
});

const { open, skip } = engines[1];

describe('the months of scan details on a server', () => {
  let test: Awaited<ReturnType<typeof openScanned>>;
  beforeEach(async () => {
    if (!skip) test = await openScanned(open);
  });
  afterEach(() => test?.dispose());

  it.skipIf(skip)('wait for whoever reads them, and keep nobody waiting', async () => {
    const { store, long } = test;
    await makeMonthsEarly(store);
    const reader = new Client({ connectionString: test.databaseUrl });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select count(*) from scan_results');
    const looked = await forgetOldRows(test.options);
    expect(looked.partitions).toMatchObject([
      { name: 'scan_host_observations_2026_01', fate: 'dropped' },
      { name: 'scan_results_2026_01', fate: 'in_use' },
    ]);
    expect(await rowsOf(store, 'scan_results_2026_01', long)).toBe(4 * sites);
    expect(await long.store.db.selectFrom('scan_results').select('scan_id').execute()).not.toEqual([]);
    await reader.query('commit');
    await reader.end();
    expect((await forgetOldRows(test.options)).partitions).toMatchObject([
      { name: 'scan_results_2026_01', fate: 'dropped' },
    ]);
  });

  it.skipIf(skip)('wait for a backup, which keeps all that was there when it began', async () => {
    const { store, long } = test;
    await makeMonthsEarly(store);
    let results = 0;
    let looked: Awaited<ReturnType<typeof forgetOldRows>> | undefined;
    await writeDump(store, new Date(), async (line) => {
      // Another process forgets, once the backup has begun.
      looked ??= await forgetOldRows(test.options);
      if (line.startsWith('{"table":"scan_results"')) results += 1;
    });
    expect(looked?.partitions).toMatchObject(tables.map(() => ({ fate: 'in_use' })));
    expect(results).toBe(2 * weeks * sites);
    expect(await rowsOf(store, 'scan_results_2026_01', long)).toBe(4 * sites);
  });

  it.skipIf(skip)('are made and dropped by any number of processes at once', async () => {
    const { clock, long } = test;
    const others = await Promise.all(
      Array.from({ length: 3 }, () => openStore({ databaseUrl: test.databaseUrl ?? '' })),
    );
    const looks = await Promise.all(
      [test.store, ...others].map((store) => forgetOldRows({ store, clock, newId })),
    );
    looks.push(await forgetOldRows(test.options), await forgetOldRows(test.options));
    const dropped = looks.flatMap(({ partitions }) => partitions.filter(({ fate }) => fate === 'dropped'));
    expect(await isThere(test.store, 'scan_results_2026_01')).toBe(false);
    expect(new Set(dropped.map(({ name }) => name)).size).toBe(dropped.length);
    expect(await rowsOf(test.store, 'scan_results_other', long)).toBe(0);
    await Promise.all(others.map((store) => store.close()));
  });
});

async function rowsOf(store: Store, table: string, { organizationId }: OperationContext): Promise<number> {
  const { rows } = await sql<{
    readonly count: number;
  }>`select count(*)::int as count from ${sql.table(table)}
    where organization_id = ${organizationId}`.execute(store.db);
  return rows[0]?.count ?? Number.NaN;
}

async function isThere(store: Store, table: string): Promise<boolean> {
  const { rows } = await sql<{ readonly there: boolean }>`
    select to_regclass(${table}) is not null as there`.execute(store.db);
  return rows[0]?.there ?? false;
}

/** On the disk; without vacuum nothing but a dropped table makes it less. */
async function bytesOfDetails(store: Store, { onlyOver = false } = {}): Promise<number> {
  const { rows } = await sql<{ readonly bytes: number }>`
    select sum(pg_total_relation_size(inhrelid))::float8 as bytes from pg_inherits
    where inhparent = any(${tables}::regclass[])
      and (not ${onlyOver} or inhrelid::regclass::text !~ '2026_0[5-9]')`.execute(store.db);
  return rows[0]?.bytes ?? Number.NaN;
}

/** An id of version 7 as it is made at that time. */
function newIdOf(at: string): string {
  const hex = Date.parse(at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${newId().slice(13)}`;
}

/** A part that ended now, whatever its id says of its age. */
async function insertPart({ store, organizationId }: OperationContext, id: string, at: Date): Promise<void> {
  const scanId = newId();
  await store.transaction(async (connection) => {
    await sql`insert into scans (id, organization_id, scan_code, kind, min_cvss, status, reasons, created_at, started_at,
      finished_at) values (${scanId}, ${organizationId}, ${scanId}, 'scheduled', 0, 'finished', '{}', ${at}, ${at}, ${at})`.execute(
      connection,
    );
    await sql`insert into scan_sites (id, organization_id, scan_id, site_id, targets, subnets, status, reasons, attempts,
      started_at, finished_at) values (${id}, ${organizationId}, ${scanId}, ${newId()}, '{}', '{}', 'finished', '{}', 0,
      ${at}, ${at})`.execute(connection);
    await sql`insert into scan_results (organization_id, scan_id, scan_site_id, result, hosts_scanned, hosts_with_cves,
      open_ports, cve_count, cve_ids, port_keys, score_sum, score_count)
      values (${organizationId}, ${scanId}, ${id}, '{}', 0, 0, 0, 0, '{}', '{}', 0, 0)`.execute(connection);
  });
}
