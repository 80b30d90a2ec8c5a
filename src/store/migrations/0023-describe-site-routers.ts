import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/**
 * How far a site's router is trusted and where it listens, its SNMP community, sealed as its password is; and what the
 * part of a scan learnt from the router. Null: as by default, none, nothing.
 */
export const describeSiteRouters: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table sites
      add column router_terms jsonb,
      add column router_community_sealed text`.execute(db);
    await sql`alter table scan_sites add column router jsonb`.execute(db);
  },
};
