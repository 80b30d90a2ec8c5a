import { createTenancy } from './0001-create-tenancy.ts';
import { createScanSchedules } from './0002-create-scan-schedules.ts';
import { createScans } from './0003-create-scans.ts';
import type { SchemaMigration } from './migration.ts';

/** In the order of their numbers; a released one is never edited. */
export const allMigrations: Readonly<Record<string, SchemaMigration>> = {
  '0001-create-tenancy': createTenancy,
  '0002-create-scan-schedules': createScanSchedules,
  '0003-create-scans': createScans,
};
