import { sql } from 'kysely';
import { ownerCondition } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

/** The policies say the same as before, in a form that a query evaluates once and not for every row. */
export const askOnceWhoseRows: SchemaMigration = {
  breaking: false,
  async up(db) {
    const { rows } = await sql<{ tablename: string }>`
      select tablename from pg_policies where policyname = 'organization' and schemaname = current_schema()
      order by tablename`.execute(db);
    for (const { tablename } of rows) {
      const condition = ownerCondition(tablename === 'organizations' ? 'id' : 'organization_id');
      await sql`alter policy organization on ${sql.table(tablename)} using (${condition})`.execute(db);
    }
  },
};
