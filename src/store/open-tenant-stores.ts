import { CompiledQuery, Kysely, sql, type Dialect } from 'kysely';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Connection, Database } from './database.ts';
import { tenantRole, tenantRoleExists } from './migrations/isolate-table.ts';
import { noteQuery } from './note-query.ts';
import { TenantDriver, type BeginTenant } from './tenant-driver.ts';

/** The store as one organization sees it: the database itself shows it no row of another (row-level security). */
export interface TenantStore {
  readonly db: Connection;
  /**
   * Runs `work` in one transaction: all of its writes happen, or none. Inside, everything must go through the
   * given connection; the embedded engine has only that one.
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Runs `work` in the same transaction without the tenant's role, for what belongs to no organization. */
  outsideTenant<T>(transaction: Connection, work: () => Promise<T>): Promise<T>;
}

/** The embedded engine's own transactions lock it against everybody else, so they must be used. */
export const beginEmbedded: BeginTenant = async (driver, connection, setUp) => {
  await driver.beginTransaction(connection, {});
  await connection.executeQuery(setUp);
};

/** One round trip opens the transaction and sets it up. */
export const beginServer: BeginTenant = async (_driver, connection, setUp) => {
  await connection.executeQuery(CompiledQuery.raw(`begin; ${setUp.sql}`));
};

/**
 * Gives each organization its store on the same engine. Throws `unavailable` / `tenant_role_missing` when the
 * service connects as one whom no policy binds, and cannot become one whom they do.
 */
export async function openTenantStores(
  db: Connection,
  dialect: Dialect,
  begin: BeginTenant,
): Promise<(organizationId: string) => TenantStore> {
  const useRole = await passesPolicies(db);
  if (useRole && !(await tenantRoleExists(db))) {
    throw new SitewardenError(
      'unavailable',
      'tenant_role_missing',
      `The database user passes row-level security. Create the role once: create role ${tenantRole} nologin; or ` +
        'let DATABASE_URL name an ordinary user that owns the database.',
    );
  }
  const stores = new Map<string, TenantStore>();
  return (organizationId) => {
    const known = stores.get(organizationId) ?? openTenantStore(dialect, { organizationId, useRole, begin });
    stores.set(organizationId, known);
    return known;
  };
}

async function passesPolicies(db: Connection): Promise<boolean> {
  const { rows } = await sql<{ passes: boolean }>`
    select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user`.execute(db);
  return rows[0]?.passes ?? true;
}

function openTenantStore(
  dialect: Dialect,
  options: { readonly organizationId: string; readonly useRole: boolean; readonly begin: BeginTenant },
): TenantStore {
  const db = new Kysely<Database>({
    log: noteQuery,
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (of) => dialect.createIntrospector(of),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => new TenantDriver(dialect.createDriver(), options),
    },
  });
  const setRole = (role: string, connection: Connection) =>
    sql`select set_config('role', ${role}, true)`.execute(connection);
  return {
    db,
    transaction: (work) => db.transaction().execute(work),
    async outsideTenant(transaction, work) {
      if (!options.useRole) return work();
      await setRole('none', transaction);
      const done = await work();
      // Not after a failure: the transaction is lost then, and takes no further statement.
      await setRole(tenantRole, transaction);
      return done;
    },
  };
}
