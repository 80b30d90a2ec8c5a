import type { Connection } from '../database.ts';

/** Whether any schedule names a group by one of `words`, its id or its name. */
export async function findScheduleOfGroup(
  db: Connection,
  organizationId: string,
  words: readonly string[],
): Promise<boolean> {
  const row = await db
    .selectFrom('scan_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('notification_group', 'in', [...words])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets schedules that name a group by its name follow a new one. */
export async function renameGroupInSchedules(
  db: Connection,
  organizationId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await db
    .updateTable('scan_schedules')
    .set({ notification_group: to })
    .where('organization_id', '=', organizationId)
    .where('notification_group', '=', from)
    .execute();
}
