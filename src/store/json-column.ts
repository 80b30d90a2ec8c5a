import type { ColumnType } from 'kysely';

/** JSON goes in as text, so that both drivers send the same bytes, and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>;
