import { grantToTenants } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

/** A link to a ticket that a merge of devices brought becomes somebody's own when they make it too. */
export const keepOwnLinks: SchemaMigration = {
  breaking: false,
  async up(db) {
    await grantToTenants(db, 'ticket_findings', ['update']);
  },
};
