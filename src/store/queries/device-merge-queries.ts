import { sql, type Selectable } from 'kysely';
import type { DeviceMerge } from '../../domain/device-merge.ts';
import type { Connection, Database } from '../database.ts';

/** Keeps a merge and marks its second device as the first one. */
export async function insertDeviceMerge(
  db: Connection,
  organizationId: string,
  merge: DeviceMerge & { readonly firstSeenAtBefore: string },
): Promise<void> {
  await db
    .insertInto('device_merges')
    .values({
      id: merge.id,
      organization_id: organizationId,
      site_id: merge.siteId,
      device_id: merge.deviceId,
      merged_device_id: merge.mergedDeviceId,
      reason: merge.reason,
      first_seen_at_before: new Date(merge.firstSeenAtBefore),
      made_by: merge.madeBy,
      made_at: new Date(merge.madeAt),
    })
    .execute();
  // What a person kept apart and now joins is no longer apart.
  await sql`
    update devices set merged_into = ${merge.deviceId}::uuid, kept_apart = false
    where id = ${merge.mergedDeviceId}::uuid`.execute(db);
}

/** The merges that a device has part in, newest first; undone ones too. */
export async function listMergesOfDevice(
  db: Connection,
  deviceId: string,
  options: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<DeviceMerge[]> {
  const { after, limit } = options;
  let query = db
    .selectFrom('device_merges')
    .selectAll()
    .where((where) =>
      where.or([where('device_id', '=', deviceId), where('merged_device_id', '=', deviceId)]),
    );
  if (after !== undefined) {
    query = query.where(sql<boolean>`(made_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  const rows = await query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(mergeFromRow);
}

/** A merge that a device has part in, with the day its device was known from before. */
export async function findMergeOfDevice(
  db: Connection,
  deviceId: string,
  mergeId: string,
): Promise<(DeviceMerge & { readonly firstSeenAtBefore: string }) | undefined> {
  const row = await db
    .selectFrom('device_merges')
    .selectAll()
    .where('id', '=', mergeId)
    .where((where) => where.or([where('device_id', '=', deviceId), where('merged_device_id', '=', deviceId)]))
    .executeTakeFirst();
  return row && { ...mergeFromRow(row), firstSeenAtBefore: row.first_seen_at_before.toISOString() };
}

/** Whether another device was merged into the same one after this merge, and still is. */
export async function hasLaterMerge(
  db: Connection,
  { id, deviceId }: Pick<DeviceMerge, 'id' | 'deviceId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('device_merges')
    .select('id')
    .where('device_id', '=', deviceId)
    .where('undone_at', 'is', null)
    .where('id', '>', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks a merge as undone; its second device stands for itself again. */
export async function markMergeUndone(
  db: Connection,
  merge: Pick<DeviceMerge, 'id' | 'mergedDeviceId'>,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('device_merges')
    .set({ undone_by: by, undone_at: at })
    .where('id', '=', merge.id)
    .execute();
  await db.updateTable('devices').set({ merged_into: null }).where('id', '=', merge.mergedDeviceId).execute();
}

/** Pairs of devices of a site that a person told apart after a merge: device and once merged device. */
export async function listUndoneMerges(
  db: Connection,
  siteId: string,
): Promise<Pick<DeviceMerge, 'deviceId' | 'mergedDeviceId'>[]> {
  const rows = await db
    .selectFrom('device_merges')
    .select(['device_id', 'merged_device_id'])
    .where('site_id', '=', siteId)
    .where('undone_at', 'is not', null)
    .execute();
  return rows.map((row) => ({ deviceId: row.device_id, mergedDeviceId: row.merged_device_id }));
}

function mergeFromRow(row: Selectable<Database['device_merges']>): DeviceMerge {
  return {
    id: row.id,
    siteId: row.site_id,
    deviceId: row.device_id,
    mergedDeviceId: row.merged_device_id,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    undoneBy: row.undone_by,
    undoneAt: row.undone_at?.toISOString() ?? null,
  };
}
