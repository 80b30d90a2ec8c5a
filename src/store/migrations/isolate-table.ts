import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely';

/** The role that works for one organization; it may log in nowhere. */
export const tenantRole = 'sitewarden_tenant';

/** Setting of a transaction: the organization it works for, or `*` for the installation itself. */
export const organizationSetting = 'sitewarden.organization_id';

/** What the tenant role may do with a table. */
export type TenantGrant = 'select' | 'insert' | 'update' | 'delete';

/**
 * Row-level security for a table whose `column` says whose a row is, for its owner too (PostgreSQL manual §5.9):
 * a transaction sees the rows of the organization it works for, and none at all when it says nothing.
 */
export async function isolateTable(
  db: QueryExecutorProvider,
  table: string,
  {
    column = 'organization_id',
    grants,
  }: { readonly column?: string; readonly grants: readonly TenantGrant[] },
): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy organization on ${name} using (${ownerCondition(column)})`.execute(db);
  await grantToTenants(db, table, grants);
}

/**
 * That a row belongs to the organization a transaction works for. The setting stands in subqueries, which are
 * evaluated once, and is compared with the bare column, which the planner can weigh.
 */
export function ownerCondition(column: string): RawBuilder<unknown> {
  const setting = sql`current_setting(${sql.lit(organizationSetting)}, true)`;
  return sql`${sql.ref(column)} = (select nullif(nullif(${setting}, '*'), '')::uuid)
    or (select ${setting}) = '*'`;
}

/** Lets the tenant role use a table, where there is such a role. */
export async function grantToTenants(
  db: QueryExecutorProvider,
  table: string,
  grants: readonly TenantGrant[],
): Promise<void> {
  if (grants.length === 0 || !(await tenantRoleExists(db))) return;
  await sql`grant ${sql.raw(grants.join(', '))} on ${sql.table(table)} to ${sql.id(tenantRole)}`.execute(db);
}

export async function tenantRoleExists(db: QueryExecutorProvider): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${tenantRole}`.execute(db);
  return rows.length > 0;
}
