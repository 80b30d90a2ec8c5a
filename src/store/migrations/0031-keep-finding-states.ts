import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // How a finding stands is kept with it, and follows from facts alone: nobody can write a state that they do not make.
  sql`alter table findings add column reopened_at timestamptz, add column decided_status text,
    add column decided_by text, add column decision_id uuid, add column decided_until timestamptz`,
  sql`alter table findings add column state text not null generated always as (case
      when closed_reason = 'fixed_verified' then 'fixed_verified'
      when closed_reason = 'data_changed' then 'fixed_assumed'
      when closed_at is not null then 'unknown'
      else coalesce(decided_status, case when reopened_at is null then 'open' else 'reopened' end)
    end) stored`,
  sql`create index findings_by_state on findings (organization_id, state)`,
  sql`create index findings_by_decision_end on findings (organization_id, decided_until) where decided_until is not null`,
  sql`alter table finding_events add column status text, add column decided_by text, add column decision_id uuid`,
  sql`create index finding_events_by_time on finding_events (organization_id, created_at desc, id desc)`,
  sql`update findings set reopened_at = (select max(created_at) from finding_events event
    where event.finding_id = findings.id and event.kind = 'reopened')`,
  // A history begins with the first sight; those of older versions lack it.
  sql`insert into finding_events (id, organization_id, finding_id, kind, reason, scan_id, created_at)
    select gen_random_uuid(), organization_id, id, 'opened', 'first_seen', first_scan_id, first_seen_at from findings
    where not exists (select from finding_events event where event.finding_id = findings.id and event.kind = 'opened')`,
  sql`update findings set decided_status = standing.status, decided_by = 'decision', decision_id = standing.id,
      decided_until = standing.expiration_date
    from (
      select distinct on (finding.id) finding.id as finding_id, decision.id, decision.status, decision.expiration_date
      from cve_statuses decision
      join devices device on device.organization_id = decision.organization_id
        and device.mac_addresses @> array[decision.mac_address]
      join findings finding on finding.device_id = device.id and finding.cve_id = decision.cve_id
      where (decision.expiration_date is null or decision.expiration_date > now())
        and (decision.site_ids is null or finding.site_id = any(decision.site_ids))
      order by finding.id, decision.created_at desc, decision.id desc
    ) standing where standing.finding_id = findings.id`,
  // Events of one instant sort by chance, and a history cannot begin with a decision.
  sql`insert into finding_events (id, organization_id, finding_id, kind, reason, status, decided_by, decision_id, created_at)
    select gen_random_uuid(), finding.organization_id, finding.id, 'decided', 'person_decided', finding.decided_status,
      'decision', finding.decision_id, greatest(decision.created_at, (select min(created_at) from finding_events event
        where event.finding_id = finding.id and event.kind = 'opened') + interval '1 millisecond')
    from findings finding join cve_statuses decision on decision.id = finding.decision_id`,
];

/** Keeps with each finding how it stands and what was decided about it, and both in its history. */
export const keepFindingStates: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
