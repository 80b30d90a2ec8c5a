import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/**
 * Tables with everything that is kept, those that others refer to first; a partition is part of its table. Not the queue's:
 * jobs are made again.
 */
export async function dumpedTables(db: Connection): Promise<string[]> {
  const { rows } = await sql<{ readonly name: string; readonly needs: string[] }>`
    select t.relname as name, coalesce(array_agg(other.relname::text) filter (where other.oid <> t.oid), '{}') as needs
    from pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
    left join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
    left join pg_class other on other.oid = c.confrelid
    where t.relkind in ('r', 'p') and not t.relispartition and t.relname not like 'kysely%' group by t.relname order by t.relname`.execute(
    db,
  );
  const ordered: string[] = [];
  const left = new Map(rows.map(({ name, needs }) => [name, needs]));
  while (left.size > 0) {
    const free = [...left].filter(([, needs]) => needs.every((one) => !left.has(one))).map(([name]) => name);
    if (free.length === 0) throw new Error(`Tables refer to each other: ${[...left.keys()].join(', ')}.`);
    for (const name of free) left.delete(name);
    ordered.push(...free);
  }
  return ordered;
}

/** The columns of a table that can be written: what the database makes of others is made again. */
export async function writtenColumns(db: Connection, table: string): Promise<string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(db);
  return rows.map(({ name }) => name);
}

/** A foreign key of a table onto itself. */
export interface OwnReference {
  readonly table: string;
  readonly constraint: string;
}

/** Rows of such tables may come before those that they refer to. */
export async function ownReferences(db: Connection): Promise<OwnReference[]> {
  const { rows } = await sql<OwnReference>`
    select t.relname as table, c.conname as constraint from pg_constraint c join pg_class t on t.oid = c.conrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
    where c.contype = 'f' and c.conrelid = c.confrelid order by t.relname, c.conname`.execute(db);
  return rows;
}

/** The last step of the schema. */
export async function schemaStep(db: Connection): Promise<string> {
  const { rows } = await sql<{ readonly name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? '';
}
