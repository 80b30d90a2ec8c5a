/** The tables. */
export type Database = Record<string, never>;
