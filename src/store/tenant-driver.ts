import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import { organizationSetting, tenantRole } from './migrations/isolate-table.ts';

/** How one engine opens the transaction that a tenant's connection is. */
export type BeginTenant = (
  driver: Driver,
  connection: DatabaseConnection,
  setUp: CompiledQuery,
) => Promise<void>;

/**
 * Hands out connections of `inner` that work for one organization alone: each is a transaction whose role and
 * setting the row-level security policies obey. What runs outside an explicit transaction gets one of its own.
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
    try {
      await this.#begin(this.#inner, inner, this.#setUp);
    } catch (error) {
      await this.#inner.releaseConnection(inner);
      throw error;
    }
    return new TenantConnection(inner);
  }

  /** The transaction is open already; one with settings of its own is not offered. */
  async beginTransaction(): Promise<void> {
    return undefined;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const tenant = asTenant(connection);
    tenant.isOpen = false;
    await this.#inner.commitTransaction(tenant.inner);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const tenant = asTenant(connection);
    tenant.isOpen = false;
    await this.#inner.rollbackTransaction(tenant.inner);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const tenant = asTenant(connection);
    try {
      if (!tenant.isOpen) return;
      if (tenant.hasFailed) await this.#inner.rollbackTransaction(tenant.inner);
      else await this.#inner.commitTransaction(tenant.inner);
    } finally {
      await this.#inner.releaseConnection(tenant.inner);
    }
  }

  /** The engine belongs to the installation, which closes it. */
  async destroy(): Promise<void> {
    return undefined;
  }
}

class TenantConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  isOpen = true;
  hasFailed = false;

  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.inner.executeQuery<R>(query);
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
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
