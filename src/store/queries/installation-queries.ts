import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Connection, Database } from '../database.ts';

export interface Installation {
  readonly organizationId: string;
  readonly adminApiKeyId: string;
  readonly firstSiteId: string;
  readonly firstScanId: string | null;
  readonly linkSecret: string;
}

/** Lets one process at a time prepare the installation: waits until the other's transaction ends. */
export async function lockInstallation(db: Connection): Promise<void> {
  await sql`lock table installation in share row exclusive mode`.execute(db);
}

/** What the first start decided; undefined before it. */
export async function findInstallation(db: Connection): Promise<Installation | undefined> {
  const row = await db.selectFrom('installation').selectAll().executeTakeFirst();
  return row && fromRow(row);
}

/** Records the first start. */
export async function insertInstallation(
  db: Connection,
  installation: Omit<
    Insertable<Database['installation']>,
    'id' | 'first_scan_id' | 'matched_bundle' | 'matched_record_at'
  >,
): Promise<void> {
  await db
    .insertInto('installation')
    .values({ ...installation, id: 1, first_scan_id: null, matched_bundle: null, matched_record_at: null })
    .execute();
}

/** Keeps the one first scan for this transaction; false when it was claimed before. */
export async function lockFirstScan(db: Connection, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('installation')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('first_scan_id', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes which scan is the first; to be called with the lock of `lockFirstScan`. */
export async function claimFirstScan(db: Connection, organizationId: string, scanId: string): Promise<void> {
  await db
    .updateTable('installation')
    .set({ first_scan_id: scanId })
    .where('organization_id', '=', organizationId)
    .execute();
}

/** The bundle that judged what is kept last. */
export interface MatchedBundle {
  /** Null while none is known. */
  readonly digest: string | null;
  /** Of its newest record; null where that is not known. */
  readonly newestRecordAt: string | null;
}

export async function findMatchedBundle(db: Connection): Promise<MatchedBundle> {
  const row = await db
    .selectFrom('installation')
    .select(['matched_bundle', 'matched_record_at'])
    .executeTakeFirst();
  return {
    digest: row?.matched_bundle ?? null,
    newestRecordAt: row?.matched_record_at?.toISOString() ?? null,
  };
}

export async function setMatchedBundle(
  db: Connection,
  { digest, newestRecordAt }: MatchedBundle,
): Promise<void> {
  const matched_record_at = newestRecordAt === null ? null : new Date(newestRecordAt);
  await db.updateTable('installation').set({ matched_bundle: digest, matched_record_at }).execute();
}

function fromRow(row: Selectable<Database['installation']>): Installation {
  return {
    organizationId: row.organization_id,
    adminApiKeyId: row.admin_api_key_id,
    firstSiteId: row.first_site_id,
    firstScanId: row.first_scan_id,
    linkSecret: row.link_secret,
  };
}
