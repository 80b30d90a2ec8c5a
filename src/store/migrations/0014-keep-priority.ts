import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // A process of the version before keeps findings without these; the next scan puts them right.
  sql`alter table findings add column ssvc jsonb, add column tier text not null default 'sixty_days',
    add column due_at timestamptz`,
  // Nothing of SSVC was kept before: what is exploited falls in the first tier, all else has no metadata.
  sql`update findings set
    tier = case when known_exploited then 'three_days_and_forensic_triage' else 'sixty_days' end,
    due_at = first_seen_at + case when known_exploited then interval '72 hours' else interval '1440 hours' end`,
  sql`create index findings_by_due on findings (organization_id, (coalesce(due_at, 'infinity'::timestamptz)), id)`,
];

export const keepPriority: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
