import { sql, type Selectable } from 'kysely';
import type { BlackoutWindow, KeptBlackoutWindow } from '../../domain/blackout-window.ts';
import type { Connection, Database } from '../database.ts';

/** Keeps a new window. Another of the same name makes it fail (`isUniqueViolation`). */
export async function insertBlackoutWindow(
  db: Connection,
  organizationId: string,
  window: BlackoutWindow,
  now: Date,
): Promise<void> {
  const times = { created_at: now, updated_at: now };
  await db
    .insertInto('blackout_windows')
    .values({ id: window.id, organization_id: organizationId, ...columnsOf(window), ...times })
    .execute();
}

/** Changes all of a window. Another of the same name makes it fail (`isUniqueViolation`). */
export async function replaceBlackoutWindow(
  db: Connection,
  organizationId: string,
  window: BlackoutWindow,
  now: Date,
): Promise<void> {
  await db
    .updateTable('blackout_windows')
    .set({ ...columnsOf(window), updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', window.id)
    .execute();
}

export async function removeBlackoutWindow(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<void> {
  await db
    .deleteFrom('blackout_windows')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** One window; nobody else changes it until the transaction ends. */
export async function lockBlackoutWindow(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<BlackoutWindow | undefined> {
  const row = await db
    .selectFrom('blackout_windows')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The windows of an organization, oldest first. */
export async function listBlackoutWindowsOf(
  db: Connection,
  organizationId: string,
): Promise<KeptBlackoutWindow[]> {
  const rows = await db
    .selectFrom('blackout_windows')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...fromRow(row), changedAt: row.updated_at }));
}

/** Takes a deleted site out of windows; one that was about it alone goes with it, since without any it would mean all. */
export async function forgetSiteInWindows(
  db: Connection,
  organizationId: string,
  siteId: string,
): Promise<void> {
  await db
    .deleteFrom('blackout_windows')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`site_ids = array[${siteId}::uuid]`)
    .execute();
  await db
    .updateTable('blackout_windows')
    .set({ site_ids: sql`array_remove(site_ids, ${siteId}::uuid)` })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`site_ids @> array[${siteId}::uuid]`)
    .execute();
}

function columnsOf({ name, siteIds, deviceClasses, weekly, single }: BlackoutWindow) {
  return {
    name,
    site_ids: siteIds === null ? null : [...siteIds],
    device_classes: deviceClasses === null ? null : [...deviceClasses],
    weekly: weekly === null ? null : JSON.stringify(weekly),
    single: single === null ? null : JSON.stringify(single),
  };
}

function fromRow(row: Selectable<Database['blackout_windows']>): BlackoutWindow {
  const { id, name, weekly, single } = row;
  return { id, name, siteIds: row.site_ids, deviceClasses: row.device_classes, weekly, single };
}
