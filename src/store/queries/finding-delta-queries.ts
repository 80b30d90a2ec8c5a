import { sql } from 'kysely';
import type { FindingEvent } from '../../domain/finding-event.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Connection } from '../database.ts';

/** A finding that something happened to, with its whole history up to the end of the time asked about. */
export interface FindingWithHistory {
  readonly id: string;
  readonly cveId: string;
  readonly siteId: string;
  readonly deviceId: string;
  readonly ipAddress: string;
  readonly hostname: string | null;
  readonly score: number | null;
  readonly severity: Severity | null;
  readonly knownExploited: boolean;
  /** Oldest first. */
  readonly events: readonly Pick<FindingEvent, 'kind' | 'reason' | 'status' | 'scanId' | 'createdAt'>[];
}

/** Findings that something happened to after `from`, up to `to`, by their id; those of `siteIds` where given. */
export async function listFindingsWithHistory(
  db: Connection,
  organizationId: string,
  span: { readonly from: Date; readonly to: Date; readonly siteIds: readonly string[] | null },
  options: { readonly after: string | undefined; readonly limit: number },
): Promise<FindingWithHistory[]> {
  const { from, to, siteIds } = span;
  const sites = siteIds === null ? sql`` : sql`and finding.site_id = any(${[...siteIds]}::uuid[])`;
  const beyond = options.after === undefined ? sql`` : sql`and event.finding_id > ${options.after}::uuid`;
  const { rows } = await sql<FindingWithHistory>`
    with touched as materialized (
      select distinct event.finding_id from finding_events event join findings finding on finding.id = event.finding_id
      where event.organization_id = ${organizationId}::uuid and event.kind <> 'ticket' and event.created_at > ${from}::timestamptz
        and event.created_at <= ${to}::timestamptz ${sites} ${beyond}
      order by event.finding_id limit ${options.limit}
    )
    select finding.id, finding.cve_id as "cveId", finding.site_id as "siteId", finding.device_id as "deviceId",
      device.ip_address as "ipAddress", device.hostname, finding.score, finding.severity,
      finding.known_exploited as "knownExploited", history.events
    from touched join findings finding on finding.id = touched.finding_id
    join devices device on device.id = finding.device_id
    cross join lateral (
      select json_agg(json_build_object('kind', event.kind, 'reason', event.reason, 'status', event.status,
        'scanId', event.scan_id,
        'createdAt', to_char(event.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by event.created_at, event.id) as events
      from finding_events event
      where event.finding_id = touched.finding_id and event.kind <> 'ticket' and event.created_at <= ${to}::timestamptz
    ) history
    order by finding.id`.execute(db);
  return rows;
}

/** When the last of what a scan found was kept; undefined where it opened and closed nothing. */
export async function findLastEventOfScan(db: Connection, scanId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('finding_events')
    .select((query) => query.fn.max('created_at').as('at'))
    .where('scan_id', '=', scanId)
    .executeTakeFirst();
  return row?.at ?? undefined;
}
