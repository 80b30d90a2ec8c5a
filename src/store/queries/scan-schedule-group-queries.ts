import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** Whether any schedule names the group, by its id in any case or by its name; with `beyond`, one that scans other sites too. */
export async function findScheduleOfGroup(
  db: Connection,
  organizationId: string,
  { id, name }: { readonly id: string; readonly name: string },
  beyond: readonly string[] | null = null,
): Promise<boolean> {
  let query = db
    .selectFrom('scan_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('notification_group', '=', name),
        where((of) => of.fn<string>('lower', ['notification_group']), '=', id),
      ]),
    )
    .limit(1);
  if (beyond !== null) {
    query = query.where(
      sql<boolean>`exists (select from scan_schedule_sites scanned where scanned.schedule_id = scan_schedules.id
        and not scanned.site_id = any(${[...beyond]}::uuid[]))`,
    );
  }
  return (await query.executeTakeFirst()) !== undefined;
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
