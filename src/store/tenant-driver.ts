import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import { organizationSetting, tenantRole } from './migrations/isolate-table.ts';

/** How one engine opens the transaction that a tenant's queries run in. */
export type BeginTenant = (
  driver: Driver,
  connection: DatabaseConnection,
  setUp: CompiledQuery,
) => Promise<void>;

/**
 * Hands out connections of `inner` that work for one organization alone: every query runs in a transaction whose
 * role and setting the row-level security policies obey. Outside an explicit transaction each has one of its own.
 */
export class TenantDriver implements Driver {
  readonly #inner: Driver;
  readonly #begin: BeginTenant;
  readonly #setUp: CompiledQuery;

  constructor(
    inner: Driver,
    options: { readonly organizationId: string; readonly useRole: boolean; readonly begin: BeginTenant },
  ) {
    this.#inner = inner;
    this.#begin = options.begin;
    this.#setUp = setUpQuery(options.organizationId, options.useRole);
  }

  async init(options?: Parameters<Driver['init']>[0]): Promise<void> {
    await this.#inner.init(options);
  }

  async acquireConnection(options?: Parameters<Driver['acquireConnection']>[0]): Promise<DatabaseConnection> {
    const inner = await this.#inner.acquireConnection(options);
    return new TenantConnection(inner, (query) => this.#inOwnTransaction(inner, query));
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const tenant = asTenant(connection);
    await this.#open(tenant.inner);
    tenant.isInTransaction = true;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const tenant = asTenant(connection);
    tenant.isInTransaction = false;
    await this.#inner.commitTransaction(tenant.inner);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const tenant = asTenant(connection);
    tenant.isInTransaction = false;
    await this.#inner.rollbackTransaction(tenant.inner);
  }

  /** Never has anything left to end: a failure here would keep the organization's others waiting for ever. */
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#inner.releaseConnection(asTenant(connection).inner);
  }

  /** The engine belongs to the installation, which closes it. */
  async destroy(): Promise<void> {
    return undefined;
  }

  async #open(inner: DatabaseConnection): Promise<void> {
    try {
      await this.#begin(this.#inner, inner, this.#setUp);
    } catch (error) {
      await this.#leave(inner);
      throw error;
    }
  }

  async #inOwnTransaction<R>(inner: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#open(inner);
    try {
      const result = await inner.executeQuery<R>(query);
      await this.#inner.commitTransaction(inner);
      return result;
    } catch (error) {
      await this.#leave(inner);
      throw error;
    }
  }

  /** After a failure; the failure itself is what the caller hears of. */
  async #leave(inner: DatabaseConnection): Promise<void> {
    await this.#inner.rollbackTransaction(inner).catch(() => undefined);
  }
}

class TenantConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #runAlone: <R>(query: CompiledQuery) => Promise<QueryResult<R>>;
  isInTransaction = false;

  constructor(inner: DatabaseConnection, runAlone: <R>(query: CompiledQuery) => Promise<QueryResult<R>>) {
    this.inner = inner;
    this.#runAlone = runAlone;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.isInTransaction ? this.inner.executeQuery<R>(query) : this.#runAlone<R>(query);
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed here: read them page by page.');
  }
}

function asTenant(connection: DatabaseConnection): TenantConnection {
  if (connection instanceof TenantConnection) return connection;
  throw new Error('A connection that was not made here came back.');
}

function setUpQuery(organizationId: string, useRole: boolean): CompiledQuery {
  // It becomes part of a statement, so it must be nothing but a UUID.
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(organizationId)) {
    throw new Error('An organization is named by a UUID in lower case.');
  }
  const role = useRole ? `set_config('role', '${tenantRole}', true), ` : '';
  return CompiledQuery.raw(`select ${role}set_config('${organizationSetting}', '${organizationId}', true)`);
}
