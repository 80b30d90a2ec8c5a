import { sql } from 'kysely';
import type { Store } from '../../../src/store/open-store.ts';

/** The schema as the engine itself describes it, one line a fact, the same on both engines. */
export async function schemaText(store: Store): Promise<string> {
  const columns = await sql<{ line: string }>`
    select table_name || '.' || column_name || ' ' || udt_name
      || case is_nullable when 'NO' then ' not null' else '' end
      || coalesce(' default ' || column_default, '') as line
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position
  `.execute(store.db);
  const constraints = await sql<{ line: string }>`
    select rel.relname || ': ' || pg_get_constraintdef(con.oid) as line
    from pg_constraint con join pg_class rel on rel.oid = con.conrelid
      join pg_namespace nsp on nsp.oid = rel.relnamespace
    where nsp.nspname = 'public' and con.contype <> 'n' order by rel.relname, 1
  `.execute(store.db);
  const indexes = await sql<{ line: string }>`
    select indexdef as line from pg_indexes where schemaname = 'public' order by tablename, indexname
  `.execute(store.db);
  const section = (title: string, rows: readonly { line: string }[]): string =>
    `-- ${title}\n${rows.map((row) => row.line).join('\n')}\n`;
  return [
    section('columns', columns.rows),
    section('constraints', constraints.rows),
    section('indexes', indexes.rows),
  ].join('\n');
}
