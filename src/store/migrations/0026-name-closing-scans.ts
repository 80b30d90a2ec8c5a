import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Which scan proved that a finding is fixed, so that what it no longer finds can be counted.
  sql`alter table finding_events add column scan_id uuid`,
  sql`create index finding_events_by_scan on finding_events (scan_id) where scan_id is not null`,
  // Where a scan saw the device, which may have another address since; null for what older versions saw.
  sql`alter table device_sightings add column ip_address text`,
];

/** Keeps with the history which scan closed a finding, and with a sighting the address it was at. */
export const nameClosingScans: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
