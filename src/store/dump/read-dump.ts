import { sql } from 'kysely';
import type { z } from 'zod';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { monthOfId } from '../../support/id-month.ts';
import type { Connection } from '../database.ts';
import { partitionedTables } from '../migrations/make-partition.ts';
import type { Store } from '../open-store.ts';
import { makeDetailPartitions } from '../queries/detail-partition-queries.ts';
import { DumpEnd, DumpHead, DumpRow } from './dump-line.ts';
import {
  dumpedTables,
  ownReferences,
  schemaStep,
  writtenColumns,
  type OwnReference,
} from './dumped-tables.ts';

const rowsAtOnce = 200;
/** Characters of the rows that one statement carries; a single row may be longer. */
const charactersAtOnce = 8_000_000;

/**
 * Puts the rows of a dump into an empty store, all of them or none. Gives their number. Throws `conflict` /
 * `store_not_empty`, `backup_of_other_version`; `invalid` / `backup_unreadable`.
 */
export async function readDump(store: Pick<Store, 'db'>, lines: AsyncIterable<string>): Promise<number> {
  return store.db.transaction().execute(async (connection) => {
    const tables = new Set(await dumpedTables(connection));
    await assertEmpty(connection);
    const iterator = lines[Symbol.asyncIterator]();
    const head = parse(DumpHead, (await iterator.next()).value, 'is no dump of Sitewarden');
    await assertSameSchema(connection, head);
    const references = await ownReferences(connection);
    await deferReferences(connection, references, true);
    const place = placeMaker(connection);
    let [count, isWhole, pending] = [0, false, { table: '', rows: [] as DumpRow['row'][], characters: 0 }];
    const flush = async (): Promise<void> => {
      if (pending.rows.length === 0) return;
      await place(pending.table, pending.rows);
      await insert(connection, pending.table, pending.rows);
    };
    for await (const line of { [Symbol.asyncIterator]: () => iterator }) {
      if (isWhole) throw unreadable('goes on after its end');
      if (line.startsWith('{"end"')) {
        isWhole = parse(DumpEnd, line, 'has a damaged end').end === count;
        continue;
      }
      const { table, row } = parse(DumpRow, line, `is damaged after ${count} rows`);
      if (!tables.has(table)) throw unreadable(`has rows of something unknown after ${count} rows`);
      const isFull =
        pending.rows.length === rowsAtOnce || pending.characters + line.length > charactersAtOnce;
      if (table !== pending.table || isFull) {
        await flush();
        pending = { table, rows: [], characters: 0 };
      }
      pending.rows.push(row);
      pending.characters += line.length;
      count += 1;
    }
    if (!isWhole) throw unreadable(`was cut after ${count} rows`);
    await flush();
    await deferReferences(connection, references, false);
    return count;
  });
}

/** Has references within a table looked at when all of its rows are there, or at once again. */
async function deferReferences(
  connection: Connection,
  references: readonly OwnReference[],
  deferred: boolean,
): Promise<void> {
  if (!deferred) {
    await fitting('rows', async () => sql`set constraints all immediate`.execute(connection));
  }
  for (const { table, constraint } of references) {
    const how = deferred ? sql`deferrable initially deferred` : sql`not deferrable`;
    await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(constraint)} ${how}`.execute(
      connection,
    );
  }
}

/** Makes the partitions that rows of scans belong into, so that they need not be moved later. */
function placeMaker(
  connection: Connection,
): (table: string, rows: readonly DumpRow['row'][]) => Promise<void> {
  const made = new Set<string>();
  return async (name, rows) => {
    const table = partitionedTables.find((one) => one === name);
    if (table === undefined) return;
    const months = rows.flatMap(({ scan_site_id: id }) =>
      typeof id === 'string' ? (monthOfId(id) ?? []) : [],
    );
    const missing = months.filter((month) => !made.has(`${table} ${month.name}`));
    if (missing.length > 0) await makeDetailPartitions(connection, table, missing);
    for (const month of missing) made.add(`${table} ${month.name}`);
  };
}

async function insert(connection: Connection, table: string, rows: readonly unknown[]): Promise<void> {
  const name = sql.table(table);
  const values = JSON.stringify(rows);
  const columns = sql.join((await writtenColumns(connection, table)).map((column) => sql.ref(column)));
  await fitting(`rows of ${table}`, async () =>
    sql`insert into ${name} (${columns})
      select ${columns} from json_populate_recordset(null::${name}, ${values}::json)`.execute(connection),
  );
}

/** Data that does not fit (SQLSTATE classes 22 and 23) is the dump's fault; anything else is not. */
async function fitting(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && /^2[23]/u.test(String(error.code)))) throw error;
    throw unreadable(`has ${what} that do not fit the others`);
  }
}

async function assertEmpty(connection: Connection): Promise<void> {
  const row = await connection.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
  if (row === undefined) return;
  throw new SitewardenError(
    'conflict',
    'store_not_empty',
    'The store holds something already, and nothing of it is overwritten. Name an empty SITEWARDEN_DATA_DIR or database.',
  );
}

async function assertSameSchema(connection: Connection, { schema }: DumpHead): Promise<void> {
  const own = await schemaStep(connection);
  if (own === schema) return;
  throw new SitewardenError(
    'conflict',
    'backup_of_other_version',
    `The backup is of the schema ${schema}, this version has ${own}. Restore it with the version that made it, then upgrade.`,
  );
}

function parse<T>(schema: z.ZodType<T>, line: unknown, what: string): T {
  try {
    return schema.parse(JSON.parse(String(line)));
  } catch {
    throw unreadable(what);
  }
}

function unreadable(what: string): SitewardenError {
  return new SitewardenError('invalid', 'backup_unreadable', `The backup ${what}. Nothing was restored.`);
}
