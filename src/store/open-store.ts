import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect, sql, type Dialect } from 'kysely';
import { Pool } from 'pg';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Connection, Database } from './database.ts';
import { lockDataDirectory } from './lock-data-directory.ts';
import { migrateStore } from './migrate-store.ts';
import { organizationSetting } from './migrations/isolate-table.ts';
import { noteQuery } from './note-query.ts';
import { beginEmbedded, beginServer, openTenantStores, type TenantStore } from './open-tenant-stores.ts';
import type { BeginTenant } from './tenant-driver.ts';

/** Where everything operational is kept, seen by the installation itself: the rows of every organization. */
export interface Store {
  readonly kind: 'embedded' | 'server';
  readonly db: Connection;
  /** What the job queue shares: the engine itself, or the address of the server. */
  readonly engine: { readonly pglite: PGlite } | { readonly databaseUrl: string };
  /**
   * Runs `work` in one transaction: all of its writes happen, or none. Inside, everything must go through the
   * given connection; the embedded engine has only that one.
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** The store as one organization sees it. Whatever acts for somebody works through this. */
  forOrganization(organizationId: string): TenantStore;
  close(): Promise<void>;
}

export type StoreLocation = { readonly dataDirectory: string } | { readonly databaseUrl: string };

/**
 * Opens the store and brings its schema up to date. A data directory belongs to one process at a time. Throws
 * `conflict` / `data_directory_in_use`, `store_is_newer`; `unavailable` / `database_unreachable`.
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  if ('databaseUrl' in location) return openServer(location.databaseUrl);
  const lock = lockDataDirectory(location.dataDirectory);
  try {
    const directory = path.join(location.dataDirectory, 'database');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return await openEmbedded(new PGlite(directory, { startParams }), () => {
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

// Reading a page from a file costs the embedded engine more than the memory that keeps it.
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=256MB', '-c', 'jit=off'];

async function openEmbedded(pglite: PGlite, released: () => void): Promise<Store> {
  await pglite.waitReady;
  const dialect = new PGliteDialect({ pglite });
  const db = new Kysely<Database>({ dialect, log: noteQuery });
  // One session serves everybody, and what a tenant sets ends with his transaction.
  await pglite.exec(`set ${organizationSetting} = '*'`);
  const opened = { kind: 'embedded', db, engine: { pglite } } as const;
  return finishOpening(opened, { dialect, begin: beginEmbedded }, async () => {
    await db.destroy();
    // Kysely closes the engine only if it was ever used through it.
    if (!pglite.closed) await pglite.close();
    released();
  });
}

async function openServer(databaseUrl: string): Promise<Store> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'sitewarden',
  });
  // An idle connection that breaks is replaced by the pool; without a listener the process would end.
  pool.on('error', () => undefined);
  // The same for one that breaks between the statements of a transaction: the next statement tells of it.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = new Kysely<Database>({
    log: noteQuery,
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(`set ${organizationSetting} = '*'`));
      },
    }),
  });
  const dialect = new PostgresDialect({ pool });
  await sql`select 1`.execute(db).catch(async (cause: unknown) => {
    await db.destroy();
    throw new SitewardenError(
      'unavailable',
      'database_unreachable',
      `The database of DATABASE_URL does not answer: ${reasonOf(cause)}. Check the address, the credentials and that the server runs.`,
      { cause },
    );
  });
  const opened = { kind: 'server', db, engine: { databaseUrl } } as const;
  return finishOpening(opened, { dialect, begin: beginServer }, () => db.destroy());
}

/** What a driver says of a failed connection; several addresses tried come as one error without words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

async function finishOpening(
  opened: Pick<Store, 'kind' | 'db' | 'engine'>,
  { dialect, begin }: { readonly dialect: Dialect; readonly begin: BeginTenant },
  shut: () => Promise<void>,
): Promise<Store> {
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= shut());
  try {
    await migrateStore(opened.db, opened.kind);
    const forOrganization = await openTenantStores(opened.db, dialect, begin);
    return {
      ...opened,
      transaction: (work) => opened.db.transaction().execute(work),
      forOrganization,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
