import type { Connection } from '../database.ts';

/** Whether any schedule names the group, by its id in any case or by its name. */
export async function findScheduleOfGroup(
  db: Connection,
  organizationId: string,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('scan_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('notification_group', '=', name),
        where((of) => of.fn<string>('lower', ['notification_group']), '=', id),
      ]),
    )
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
