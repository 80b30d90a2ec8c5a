import { sql, type RawBuilder } from 'kysely';
import { storableJson } from './storable-json.ts';

/**
 * Rows as a table expression, sent as one parameter however many they are. `columns` is the constant list of names
 * and types, as after `as row(` (PostgreSQL manual §9.16.1, `json_to_recordset`).
 */
export function recordSet(rows: readonly object[], columns: string): RawBuilder<unknown> {
  return sql`json_to_recordset(${storableJson(rows)}::text::json) as row(${sql.raw(columns)})`;
}
