import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import type { FindingEvent } from '../../../src/domain/finding-event.ts';
import { replayLifecycle } from '../../../src/findings/replay-lifecycle.ts';
import { allMigrations } from '../../../src/store/migrations/all-migrations.ts';

const decided = 40;

it('tells of decisions that are older than the findings after their first sight', async () => {
  const pglite = await PGlite.create();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...allMigrations }) } });
  const before = await migrator.migrateTo('0030-enrol-agents');
  expect(before.error).toBeUndefined();
  // Only these tables matter: what they point to need not be there.
  await pglite.exec(`set session_replication_role = replica; set sitewarden.organization_id = '*';
    insert into devices (id, organization_id, site_id, identity, ip_address, mac_addresses, total_scans, first_seen_at,
      last_seen_at, last_scan_id)
      values ('${id(1)}', '${id(2)}', '${id(3)}', 'mac:A', '10.0.0.1', '{A}', 1, now(), now(), '${id(4)}');
    insert into findings (id, organization_id, site_id, device_id, cve_id, record_digest, port, transport, confidence,
      confidence_factors, evidence, known_exploited, published_at, first_seen_at, last_seen_at, first_scan_id,
      last_scan_id, sightings)
      select gen_random_uuid(), '${id(2)}', '${id(3)}', '${id(1)}', 'CVE-2030-' || 1000 + number, 'digest', 22, 'tcp', 90,
        '[]', '[]', false, now(), '2026-11-01', '2026-11-01', '${id(4)}', '${id(4)}', 1
      from generate_series(1, ${decided}) as number;
    insert into cve_statuses (id, organization_id, mac_address, cve_id, status, justification, created_by, updated_by,
      created_at, updated_at)
      select gen_random_uuid(), '${id(2)}', 'A', cve_id, 'accepted', 'Known.', 'a', 'a', '2026-10-01', '2026-10-01'
      from findings`);
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const { rows } = await sql<FindingEvent & { finding: string }>`
    select finding_id as finding, kind, reason, status from finding_events order by created_at, id`.execute(
    db,
  );
  const histories = [...Map.groupBy(rows, ({ finding }) => finding).values()];
  expect(histories.map((events) => replayLifecycle(events))).toEqual(Array(decided).fill('accepted'));
  await db.destroy();
});

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
