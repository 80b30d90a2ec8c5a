import { sql, type RawBuilder } from 'kysely';
import type { RetentionKind } from '../../domain/retention.ts';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { Connection } from '../database.ts';
import { partitionedTables } from '../migrations/make-partition.ts';

/** What of an organization was made before which instant. */
export interface OldRows {
  readonly organizationId: string;
  readonly before: Date;
}

interface OldTable {
  readonly table: string;
  readonly condition: (rows: OldRows) => RawBuilder<boolean>;
}

const ended = sql`status <> all(${[...activeScanStatuses]}::text[])`;
const older =
  (column: string) =>
  ({ before }: OldRows): RawBuilder<boolean> =>
    sql<boolean>`${sql.ref(column)} < ${before}`;

const scanDetails: OldTable = {
  table: 'scans',
  condition: ({ before }) =>
    sql<boolean>`finished_at < ${before} and details_forgotten_at is null and ${ended}`,
};

const tables: Readonly<Record<Exclude<RetentionKind, 'scanDetails'>, readonly OldTable[]>> = {
  scans: [{ table: 'scans', condition: ({ before }) => sql<boolean>`finished_at < ${before} and ${ended}` }],
  // The newest of each stays: it says where something was seen last.
  sightings: [
    {
      table: 'finding_sightings',
      condition: ({ before }) => sql<boolean>`created_at < ${before} and not exists (select 1 from findings
        where findings.id = finding_sightings.finding_id and findings.last_scan_id = finding_sightings.scan_id)`,
    },
    {
      table: 'device_sightings',
      condition: ({ before }) => sql<boolean>`created_at < ${before} and not exists (select 1 from devices
        where devices.id = device_sightings.device_id and devices.last_scan_id = device_sightings.scan_id)`,
    },
  ],
  events: [
    // What happened to a finding that is open still says since when it is: trends and its history rest on that. Of a
    // closed one stays how it began and ended and what counts for it, should it come back.
    {
      table: 'finding_events',
      condition: ({ before }) => sql<boolean>`created_at < ${before} and exists (select 1 from findings
        where findings.id = finding_events.finding_id and findings.closed_at < ${before}
          and finding_events.kind <> 'opened' and finding_events.created_at <> findings.closed_at
          and (finding_events.decision_id is null or finding_events.decision_id is distinct from findings.decision_id))`,
    },
    { table: 'device_events', condition: older('created_at') },
  ],
  occurrences: [{ table: 'schedule_occurrences', condition: older('decided_at') }],
  deliveries: [
    {
      table: 'notification_deliveries',
      condition: ({ before }) => sql<boolean>`finished_at < ${before} and due_at is null`,
    },
    {
      table: 'notification_events',
      // What is told once for ever is known by its key for ever; there are few releases.
      condition: ({ before }) =>
        sql<boolean>`created_at < ${before} and event_key not like 'security-release:%'`,
    },
  ],
};

/** How many rows of a kind are old. */
export async function countOldRows(db: Connection, kind: RetentionKind, rows: OldRows): Promise<number> {
  let sum = 0;
  for (const { table, condition } of kind === 'scanDetails' ? [scanDetails] : tables[kind]) {
    const counted = await sql<{
      readonly count: number;
    }>`select count(*)::int as count from ${sql.table(table)}
      where organization_id = ${rows.organizationId} and ${condition(rows)}`.execute(db);
    sum += counted.rows[0]?.count ?? 0;
  }
  return sum;
}

/** Deletes some old rows of a kind, `limit` of each table at most; gives how many. */
export async function deleteOldRows(
  db: Connection,
  kind: Exclude<RetentionKind, 'scanDetails'>,
  rows: OldRows,
  limit: number,
): Promise<number> {
  let sum = 0;
  for (const { table, condition } of tables[kind]) {
    const deleted = await sql`delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)}
      where organization_id = ${rows.organizationId} and ${condition(rows)} limit ${limit}))`.execute(db);
    sum += Number(deleted.numAffectedRows ?? 0);
  }
  return sum;
}

/**
 * In a transaction: forgets hosts and results of some old scans, and keeps their counts; gives of how many. From then on
 * nothing tells of them; their rows go with the partition that they lie in, or before, where others want that for long.
 */
export async function forgetScanDetails(
  db: Connection,
  rows: OldRows,
  now: Date,
  limit: number,
): Promise<number> {
  const { organizationId } = rows;
  const { rows: old } = await sql<{ readonly id: string }>`select id from scans
    where organization_id = ${organizationId} and ${scanDetails.condition(rows)}
    order by finished_at limit ${limit} for update skip locked`.execute(db);
  if (old.length === 0) return 0;
  const ids = sql`any(${old.map(({ id }) => id)}::uuid[])`;
  await sql`insert into scan_counts (scan_site_id, organization_id, scan_id, site_id, day, hosts_scanned,
      hosts_with_cves, open_ports, cve_count, unique_cves, highest_score)
    select part.id, part.organization_id, part.scan_id, part.site_id,
      (coalesce(part.finished_at, ${now}) at time zone 'UTC')::date, result.hosts_scanned, result.hosts_with_cves,
      result.open_ports, result.cve_count, cardinality(result.cve_ids), result.highest_score
    from scan_results result join scan_sites part on part.id = result.scan_site_id
    where result.scan_id = ${ids} and result.organization_id = ${organizationId}
    on conflict (scan_site_id) do nothing`.execute(db);
  await sql`update scans set details_forgotten_at = ${now} where id = ${ids}`.execute(db);
  return old.length;
}

/** Gives deleted rows' room back where nobody else does: the embedded engine has no autovacuum. */
export async function vacuumTables(db: Connection): Promise<void> {
  const all = [...Object.values(tables).flat(), ...partitionedTables.map((table) => ({ table }))];
  for (const table of new Set(all.map((one) => one.table))) {
    await sql`vacuum (analyze) ${sql.table(table)}`.execute(db);
  }
}
