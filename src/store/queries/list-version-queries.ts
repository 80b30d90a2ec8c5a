import { sql } from 'kysely';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { Connection } from '../database.ts';

/**
 * Number of the organization's changes so far; undefined while a scan is under way, whose steps are not counted.
 */
export async function findListVersion(db: Connection, organizationId: string): Promise<string | undefined> {
  const active = sql.join(activeScanStatuses.map((status) => sql.lit(status)));
  const { rows } = await sql<{ changes: string | null; busy: boolean }>`
    select (select changes from audit_heads where organization_id = ${organizationId}) as changes,
      exists (select 1 from scans where organization_id = ${organizationId} and status in (${active})) as busy
  `.execute(db);
  const [row] = rows;
  return row === undefined || row.busy ? undefined : (row.changes ?? '0');
}
