import { sql } from 'kysely';
import type { Store } from '../../src/store/open-store.ts';
import { insertOrganization } from '../../src/store/queries/organization-queries.ts';
import { newId } from '../../src/support/new-id.ts';

export interface ScheduleSeed {
  readonly organizations: number;
  readonly sites: number;
  readonly schedules: number;
  /** Schedules are due at whole seconds spread over so many of them; 0 = all at once. */
  readonly windowSeconds: number;
  /** When the first is due. */
  readonly from: Date;
}

/** Makes sites and weekly schedules, each of one site, that become due within the window. */
export async function seedSchedules(store: Store, seed: ScheduleSeed): Promise<void> {
  const { db } = store;
  const organizationIds = Array.from({ length: seed.organizations }, () => newId());
  for (const id of organizationIds) {
    await insertOrganization(db, { id, name: 'A tenant', createdAt: seed.from });
  }
  await sql`insert into sites (id, organization_id, name, networks, excluded_networks, created_at, updated_at)
    select gen_random_uuid(), (${organizationIds}::uuid[])[1 + n % ${sql.lit(seed.organizations)}], 'Site ' || n,
      array['127.0.0.0/28'], array[]::text[], ${seed.from}, ${seed.from}
    from generate_series(1, ${sql.lit(seed.sites)}) n`.execute(db);
  await sql`with ordered as (select id, organization_id, row_number() over (order by id) as n from sites),
    made as (insert into scan_schedules (id, organization_id, description, day_of_week, time_of_day, every_n_weeks,
        timezone, min_cvss, warning_threshold, ignore_offline_sites, notify, anchor_at, next_scan_at, created_at, updated_at)
      select gen_random_uuid(), site.organization_id, site.id::text, 1, '03:00', 1, 'UTC', 0, 7, false, array[]::text[],
        due.at, due.at, ${seed.from}, ${seed.from}
      from generate_series(1, ${sql.lit(seed.schedules)}) i
      join ordered site on site.n = 1 + i % ${sql.lit(seed.sites)}
      cross join lateral (select ${seed.from}::timestamptz
        + make_interval(secs => i % ${sql.lit(Math.max(1, seed.windowSeconds))}) as at) due
      returning id, organization_id, description)
    insert into scan_schedule_sites (organization_id, schedule_id, site_id, subnet, position)
    select organization_id, id, description::uuid, '127.0.0.0/28', 0 from made`.execute(db);
  await sql`analyze`.execute(db);
}
