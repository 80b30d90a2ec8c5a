import { sql } from 'kysely';
import type { ReportProgress } from '../../domain/report-progress.ts';
import type { Connection } from '../database.ts';

type Progress = Pick<ReportProgress, 'id' | 'state' | 'findingsWritten' | 'findingsTotal'>;

/** Begins to tell of a report, and forgets those before `forgetBefore`; false where the id is in use. */
export async function insertReportProgress(
  db: Connection,
  organizationId: string,
  {
    id,
    scanId,
    at,
    forgetBefore,
  }: {
    readonly id: string;
    readonly scanId: string;
    readonly at: Date;
    readonly forgetBefore: Date;
  },
): Promise<boolean> {
  await sql`
    delete from report_progress where organization_id = ${organizationId}::uuid
      and updated_at < ${forgetBefore}::timestamptz`.execute(db);
  const { rows } = await sql`
    insert into report_progress (organization_id, id, scan_id, state, findings_written, started_at, updated_at)
    values (${organizationId}::uuid, ${id}::uuid, ${scanId}::uuid, 'reading', 0, ${at}::timestamptz, ${at}::timestamptz)
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

export async function updateReportProgress(
  db: Connection,
  organizationId: string,
  { id, state, findingsWritten, findingsTotal }: Progress,
  at: Date,
): Promise<void> {
  await sql`
    update report_progress set state = ${state}, findings_written = ${findingsWritten}::int,
      findings_total = ${findingsTotal}::int, updated_at = ${at}::timestamptz
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid`.execute(db);
}

/** Undefined for one that nobody has begun, or that is forgotten. */
export async function findReportProgress(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<ReportProgress | undefined> {
  const row = await db
    .selectFrom('report_progress')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      scanId: row.scan_id,
      state: row.state,
      findingsWritten: row.findings_written,
      findingsTotal: row.findings_total,
      startedAt: row.started_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    }
  );
}
