import { sql, type RawBuilder } from 'kysely';
import type { Connection } from '../database.ts';
import { partitionedTables } from '../migrations/make-partition.ts';
import type { Store } from '../open-store.ts';
import type { DumpHead } from './dump-line.ts';
import { dumpedTables, schemaStep } from './dumped-tables.ts';

const rowsAtOnce = 200;
/** Rows of these may be megabytes each. */
const largeRows = new Set([
  'scan_results',
  'scan_host_observations',
  'agent_events',
  'agent_works',
  'vex_documents',
  'scan_divisions',
]);
const largeRowsAtOnce = 4;

/**
 * Gives all that is kept to `write`, a line of JSON at a time, as it stood at one moment, whatever others write meanwhile.
 * The same form on both engines. Gives the number of rows.
 */
export async function writeDump(
  store: Pick<Store, 'db'>,
  now: Date,
  write: (line: string) => Promise<void>,
): Promise<number> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (connection) => {
      // Before the first look at anything: what is dropped after that is gone, whatever a snapshot still says of it.
      await sql`lock table ${sql.join(partitionedTables.map((one) => sql.table(one)))} in access share mode`.execute(
        connection,
      );
      const head: DumpHead = {
        format: 'sitewarden-dump-1',
        schema: await schemaStep(connection),
        createdAt: now.toISOString(),
      };
      await write(JSON.stringify(head));
      let count = 0;
      for (const table of await dumpedTables(connection)) {
        for await (const row of rowsOf(connection, table)) {
          // The row is JSON already.
          await write(`{"table":${JSON.stringify(table)},"row":${row}}`);
          count += 1;
        }
      }
      await write(JSON.stringify({ end: count }));
      return count;
    });
}

async function* rowsOf(connection: Connection, table: string): AsyncGenerator<string> {
  await sql`declare dumped no scroll cursor for
    select row_to_json(t)::text as row from ${sql.table(table)} t where ${wanted(table)}`.execute(connection);
  const atOnce = largeRows.has(table) ? largeRowsAtOnce : rowsAtOnce;
  for (;;) {
    const { rows } = await sql<{ readonly row: string }>`fetch ${sql.lit(atOnce)} from dumped`.execute(
      connection,
    );
    for (const { row } of rows) yield row;
    if (rows.length < atOnce) break;
  }
  await sql`close dumped`.execute(connection);
}

/** What was forgotten may lie in its partition for a while yet, but belongs into no backup. */
function wanted(table: string): RawBuilder<boolean> {
  if (!partitionedTables.some((one) => one === table)) return sql<boolean>`true`;
  return sql<boolean>`not exists (select from scan_sites part join scans on scans.id = part.scan_id
    where part.id = t.scan_site_id and scans.details_forgotten_at is not null)`;
}
