import { sql } from 'kysely';
import type { FindingState } from '../../domain/finding-event.ts';
import type { Connection } from '../database.ts';

/** A finding that a scan opened, opened again (or found although it was called mitigated), or closed as fixed. */
export interface FindingChangedByScan {
  readonly kind: 'opened' | 'reopened' | 'closed';
  readonly deviceId: string;
  readonly cveId: string;
  /** What was said of it until then; null of what the scan opened. */
  readonly before: FindingState | null;
  /** Where the scan saw the device. */
  readonly ipAddress: string;
}

/** In no order. */
export async function listFindingsChangedByScan(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<FindingChangedByScan[]> {
  const { rows } = await sql<FindingChangedByScan>`
    select case event.kind when 'undecided' then 'reopened' else event.kind end as kind, finding.device_id as "deviceId", finding.cve_id as "cveId", event.before,
      coalesce(sighting.ip_address, device.ip_address) as "ipAddress"
    from finding_events event
    join findings finding on finding.id = event.finding_id
    join devices device on device.id = finding.device_id
    left join device_sightings sighting on sighting.device_id = device.id and sighting.scan_id = event.scan_id
    where event.organization_id = ${organizationId}::uuid and event.scan_id = ${scanId}::uuid
      and (event.kind in ('opened', 'reopened') or event.reason = 'fixed_verified'
        or (event.kind = 'undecided' and event.reason = 'still_there'))`.execute(db);
  return rows;
}
