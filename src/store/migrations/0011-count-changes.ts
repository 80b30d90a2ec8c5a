import { sql } from 'kysely';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { SchemaMigration } from './migration.ts';

const active = sql.join(activeScanStatuses.map((status) => sql.lit(status)));

const statements = [
  sql`alter table audit_heads add column changes bigint not null default 0`,
  sql`create index scans_active on scans (organization_id) where status in (${active})`,
];

export const countChanges: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
