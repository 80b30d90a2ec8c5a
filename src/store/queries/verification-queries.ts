import { sql } from 'kysely';
import type { Transport } from '../../domain/observation.ts';
import type { Connection } from '../database.ts';

/** Where the service of a finding is; undefined for a finding that is gone. */
export async function findServiceOfFinding(
  db: Connection,
  findingId: string,
): Promise<{ readonly port: number; readonly transport: Transport } | undefined> {
  return db
    .selectFrom('findings')
    .select(['port', 'transport'])
    .where('id', '=', findingId)
    .executeTakeFirst();
}

/**
 * Notes that a verification has found what was said to be mitigated; gives the device. Undefined where the scan did not
 * see the finding, since silence refutes nothing, and where nobody said so of it.
 */
export async function markRefuted(
  db: Connection,
  { findingId, scanId, at }: { readonly findingId: string; readonly scanId: string; readonly at: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ deviceId: string }>`
    update findings set refuted_at = ${at}::timestamptz
    where id = ${findingId}::uuid and last_scan_id = ${scanId}::uuid and closed_at is null
      and decided_status = 'mitigated'
    returning device_id as "deviceId"`.execute(db);
  return rows[0]?.deviceId;
}
