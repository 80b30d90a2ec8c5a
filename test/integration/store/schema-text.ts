import { sql, type RawBuilder } from 'kysely';
import type { Store } from '../../../src/store/open-store.ts';

/**
 * The schema as the engine itself describes it, one line a fact, the same on both engines and in every month: partitions are
 * like their table.
 */
export async function schemaText(store: Store): Promise<string> {
  const columns = await sql<{ line: string }>`
    select table_name || '.' || column_name || ' ' || udt_name
      || case is_nullable when 'NO' then ' not null' else '' end
      || coalesce(' default ' || column_default, '') as line
    from information_schema.columns where table_schema = 'public' and not ${isPartition(sql`table_name`)} order by table_name, ordinal_position
  `.execute(store.db);
  const constraints = await sql<{ line: string }>`
    select rel.relname || ': ' || pg_get_constraintdef(con.oid) as line
    from pg_constraint con join pg_class rel on rel.oid = con.conrelid
      join pg_namespace nsp on nsp.oid = rel.relnamespace
    where nsp.nspname = 'public' and con.contype <> 'n' and not rel.relispartition order by rel.relname, 1
  `.execute(store.db);
  const indexes = await sql<{ line: string }>`
    select indexdef as line from pg_indexes where schemaname = 'public' and not ${isPartition(sql`tablename`)}
    order by tablename, indexname
  `.execute(store.db);
  const partitions = await sql<{ line: string }>`
    select parent.relname || ': ' || pg_get_partkeydef(parent.oid) || ', otherwise ' || other.relname as line
    from pg_partitioned_table part join pg_class parent on parent.oid = part.partrelid
      join pg_class other on other.oid = part.partdefid
      join pg_namespace nsp on nsp.oid = parent.relnamespace
    where nsp.nspname = 'public' order by parent.relname
  `.execute(store.db);
  const section = (title: string, rows: readonly { line: string }[]): string =>
    `-- ${title}\n${rows.map((row) => row.line).join('\n')}\n`;
  return [
    section('columns', columns.rows),
    section('constraints', constraints.rows),
    section('indexes', indexes.rows),
    section('partitions', partitions.rows),
  ].join('\n');
}

const isPartition = (name: RawBuilder<unknown>) => sql<boolean>`exists (select from pg_class partition
  where partition.relispartition and partition.relnamespace = 'public'::regnamespace and partition.relname = ${name})`;
