import { sql, type Kysely } from 'kysely';
import { monthOfInstant, monthOfName } from '../../support/id-month.ts';
import { isolateTable, organizationSetting } from './isolate-table.ts';
import { makePartition, otherPartition, partitionedTables, type PartitionedTable } from './make-partition.ts';
import type { SchemaMigration } from './migration.ts';

const keys: Readonly<Record<PartitionedTable, string>> = {
  scan_host_observations: 'scan_site_id, ip_address',
  scan_results: 'scan_site_id',
};
const monthsAhead = 3;

/**
 * Lays what scans saw into a partition for each month, so that a month of which nobody wants anything any more goes as a
 * whole. The rows are copied, which takes room for them a second time while it lasts.
 */
export const partScanDetails: SchemaMigration = {
  breaking: false,
  async up(db) {
    // Rows that a policy hides would be lost with the tables they lie in.
    await sql`select set_config(${organizationSetting}, '*', true)`.execute(db);
    // In the order in which a scan takes them, should one be under way in a process of the version before.
    await sql`lock table scan_sites in share row exclusive mode`.execute(db);
    const months = await monthsOfDetails(db);
    for (const table of partitionedTables) await part(db, table, months);
    await sql`create index scan_results_by_scan on scan_results (scan_id)`.execute(db);
    for (const table of partitionedTables) await sql`analyze ${sql.table(table)}`.execute(db);
  },
};

async function part(db: Kysely<unknown>, table: PartitionedTable, months: readonly string[]): Promise<void> {
  const before = `${table}_before`;
  const [parent, old] = [sql.table(table), sql.table(before)];
  await sql`alter table ${parent} rename to ${sql.id(before)}`.execute(db);
  for (const index of [`${table}_pkey`, `${table}_by_scan`]) {
    await sql`alter index if exists ${sql.id(index)} rename to ${sql.id(`${index}_before`)}`.execute(db);
  }
  await sql`create table ${parent} (like ${old} including defaults, primary key (${sql.raw(keys[table])}),
    foreign key (organization_id, scan_site_id) references scan_sites (organization_id, id) on delete cascade)
    partition by range (scan_site_id)`.execute(db);
  await isolateTable(db, table, { grants: ['select', 'insert', 'update', 'delete'] });
  const other = otherPartition(table);
  await sql`create table ${sql.table(other)} partition of ${parent} default`.execute(db);
  await isolateTable(db, other, { grants: [] });
  for (const month of months) await makePartition(db, table, monthOfName(month));
  await sql`insert into ${parent} select * from ${old}`.execute(db);
  await sql`drop table ${old}`.execute(db);
}

/** Of all parts that have details, and what comes next. */
async function monthsOfDetails(db: Kysely<unknown>): Promise<string[]> {
  const { rows: instants } = await sql<{ readonly now: Date }>`select now() as now`.execute(db);
  const now = instants[0]?.now ?? new Date();
  const ahead = Array.from({ length: monthsAhead + 1 }, (_, later) => monthOfInstant(now, later).name);
  const milliseconds = sql`('x' || left(replace(part.id::text, '-', ''), 12))::bit(48)::bigint`;
  const { rows } = await sql<{ readonly month: string }>`select distinct
      to_char(to_timestamp(${milliseconds} / 1000.0) at time zone 'UTC', 'YYYY-MM') as month
    from scan_sites part join scans on scans.id = part.scan_id
    where scans.details_forgotten_at is null and substr(part.id::text, 15, 1) = '7'
      and to_timestamp(${milliseconds} / 1000.0) between '2000-01-01' and now()`.execute(db);
  return [...new Set([...rows.map(({ month }) => month), ...ahead])].toSorted();
}
