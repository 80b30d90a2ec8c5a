import type { Kysely } from 'kysely';

/** A step of the schema, forward only. */
export interface SchemaMigration {
  /** True when a process of the version before cannot go on working with the new schema. */
  readonly breaking: boolean;
  up(db: Kysely<unknown>): Promise<void>;
}
