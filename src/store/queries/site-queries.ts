import type { Selectable } from 'kysely';
import { defaultRouterTerms, type RouterTerms } from '../../domain/router-login.ts';
import type { Site, SiteRouter } from '../../domain/site.ts';
import type { Connection, Database } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** What of a site is written down when it is declared or changed. */
export interface SiteRecord {
  readonly id: string;
  readonly name: string;
  readonly networks: readonly string[];
  readonly excludedNetworks: readonly string[];
  readonly excludedDevices: readonly string[];
  readonly router?: SiteRouterRecord | null;
  readonly workerLabel?: string | null;
}

/** A router with its secrets as they are kept: sealed, so that the database cannot tell them. */
export interface SiteRouterRecord extends RouterTerms {
  readonly address: string;
  readonly username: string;
  readonly passwordSealed: string | null;
  readonly communitySealed: string | null;
}

/** Stores a new site; false when the organization has one of that name already. */
export async function insertSite(
  db: Connection,
  organizationId: string,
  site: SiteRecord & Pick<Site, 'createdAt' | 'updatedAt'>,
): Promise<boolean> {
  const result = await db
    .insertInto('sites')
    .values({
      id: site.id,
      organization_id: organizationId,
      ...columnsOf(site),
      last_checked_at: null,
      last_reached_at: null,
      created_at: new Date(site.createdAt),
      updated_at: new Date(site.updatedAt),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Changes all that was declared of a site. Another site of the same name makes it fail (`isUniqueViolation`). */
export async function replaceSite(
  db: Connection,
  organizationId: string,
  site: SiteRecord & { readonly updatedAt: Date },
): Promise<void> {
  await db
    .updateTable('sites')
    .set({ ...columnsOf(site), updated_at: site.updatedAt })
    .where('organization_id', '=', organizationId)
    .where('id', '=', site.id)
    .execute();
}

/** The names of those of `ids` that are there, in order. */
export async function listSiteNames(db: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('sites')
    .select('name')
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Takes a site out of the schedules, which it names, and away; scans of it stay. */
export async function removeSite(db: Connection, organizationId: string, id: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('scan_schedule_sites')
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', id)
    .returning('schedule_id')
    .execute();
  await db.deleteFrom('sites').where('organization_id', '=', organizationId).where('id', '=', id).execute();
  return [...new Set(rows.map((row) => row.schedule_id))].sort();
}

/** Waits until nobody else changes the site, keeps it so until the transaction ends, and gives it with its router. */
export async function lockSite(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<{ readonly site: Site; readonly router: SiteRouterRecord | null } | undefined> {
  const row = await db
    .selectFrom('sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { site: fromRow(row), router: routerRecordOf(row) };
}

/** Those of `ids` that are sites, by their id; none of them is changed or deleted until the transaction ends. */
export async function keepSites(
  db: Connection,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Site>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forKeyShare()
    .execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

/** Notes that a scan of the site ended, and whether anything there answered. */
export async function noteSiteCheck(
  db: Connection,
  organizationId: string,
  id: string,
  check: { readonly at: Date; readonly reached: boolean },
): Promise<void> {
  await db
    .updateTable('sites')
    .set({ last_checked_at: check.at, ...(check.reached && { last_reached_at: check.at }) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** One site of an organization with its router's sealed secrets, for whoever reads the router. */
export async function findSiteWithRouter(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<{ readonly site: Site; readonly router: SiteRouterRecord | null } | undefined> {
  const row = await db
    .selectFrom('sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { site: fromRow(row), router: routerRecordOf(row) };
}

/** One site of an organization. */
export async function findSite(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<Site | undefined> {
  const row = await db
    .selectFrom('sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** An organization's sites, oldest first; only the named ones when `ids` is given. */
export async function listSitesOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly ids: readonly string[] | null;
    /** Id of the site the page before ended with; ids sort by the time they were made. */
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<Site[]> {
  if (options.ids?.length === 0) return [];
  let query = db.selectFrom('sites').selectAll().where('organization_id', '=', organizationId);
  if (options.ids !== null) query = query.where('id', 'in', [...options.ids]);
  if (options.after !== undefined) query = query.where('id', '>', options.after);
  const rows = await query.orderBy('id').limit(options.limit).execute();
  return rows.map(fromRow);
}

function fromRow(row: Selectable<Database['sites']>): Site {
  return {
    id: row.id,
    name: row.name,
    networks: row.networks,
    excludedNetworks: row.excluded_networks,
    excludedDevices: row.excluded_devices,
    router: routerOf(row),
    workerLabel: row.worker_label,
    lastCheckedAt: row.last_checked_at?.toISOString() ?? null,
    lastReachedAt: row.last_reached_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function routerOf(row: Selectable<Database['sites']>): SiteRouter | null {
  const record = routerRecordOf(row);
  if (record === null) return null;
  const { passwordSealed, communitySealed, ...shown } = record;
  return { ...shown, hasPassword: passwordSealed !== null, hasSnmpCommunity: communitySealed !== null };
}

function routerRecordOf(row: Selectable<Database['sites']>): SiteRouterRecord | null {
  const { router_address: address, router_username: username } = row;
  if (address === null) return null;
  return {
    address,
    username: username ?? '',
    ...(row.router_terms ?? defaultRouterTerms),
    passwordSealed: row.router_password_sealed,
    communitySealed: row.router_community_sealed,
  };
}

function termsOf({ certificateSha256, trust, ports }: RouterTerms): RouterTerms {
  return { certificateSha256, trust, ports };
}

function columnsOf(site: SiteRecord) {
  return {
    name: site.name,
    networks: [...site.networks],
    excluded_networks: [...site.excludedNetworks],
    excluded_devices: [...site.excludedDevices],
    router_address: site.router?.address ?? null,
    router_username: site.router?.username ?? null,
    router_password_sealed: site.router?.passwordSealed ?? null,
    router_terms: site.router ? storableJson(termsOf(site.router)) : null,
    router_community_sealed: site.router?.communitySealed ?? null,
    worker_label: site.workerLabel ?? null,
  };
}
