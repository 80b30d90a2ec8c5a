import { sql } from 'kysely';
import { grantToTenants, isolateTable, tenantRole, type TenantGrant } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const all: readonly TenantGrant[] = ['select', 'insert', 'update', 'delete'];
const tables: Readonly<Record<string, readonly TenantGrant[]>> = {
  users: all,
  api_keys: all,
  notification_groups: all,
  sites: all,
  scan_schedules: all,
  scan_schedule_sites: all,
  scans: all,
  scan_sites: all,
  scan_host_observations: all,
  scan_results: all,
  devices: all,
  device_services: all,
  device_events: all,
  findings: all,
  finding_sightings: all,
  cve_statuses: all,
  installation: ['select', 'update'],
  audit_log: ['select', 'insert'],
  audit_heads: ['select', 'insert', 'update'],
};

// A superuser passes every policy, so his transactions change into a role of no privilege. Where the service
// connects as an ordinary owner, the policies hold for him as he is, and the role is not needed.
const createRole = sql`do ${sql.lit(`begin
  if (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
    and not exists (select 1 from pg_roles where rolname = '${tenantRole}') then
    create role ${tenantRole} nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end`)}`;

export const isolateOrganizations: SchemaMigration = {
  breaking: true,
  async up(db) {
    await createRole.execute(db);
    await isolateTable(db, 'organizations', { column: 'id', grants: all });
    for (const [table, grants] of Object.entries(tables)) await isolateTable(db, table, { grants });
    await grantToTenants(db, 'cve_records', ['select', 'insert']);
  },
};
