import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { insertOrganization } from '../../../src/store/queries/organization-queries.ts';
import { findSite, insertSite } from '../../../src/store/queries/site-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { createTestDatabase, engines, testDatabaseUrl, type TestStore } from './open-test-stores.ts';

async function anOrganizationWithSite(store: Store): Promise<{ organizationId: string; siteId: string }> {
  const [organizationId, siteId, now] = [newId(), newId(), new Date()];
  await insertOrganization(store.db, { id: organizationId, name: 'One of two', createdAt: now });
  const site = {
    id: siteId,
    name: 'Office',
    networks: ['10.0.0.0/24'],
    excludedNetworks: [],
    excludedDevices: [],
  };
  const at = { createdAt: now.toISOString(), updatedAt: now.toISOString() };
  await insertSite(store.db, organizationId, { ...site, ...at });
  return { organizationId, siteId };
}

/** What must hold wherever the store is, whoever it is opened as. */
async function expectWall(store: Store): Promise<void> {
  const [mine, theirs] = [await anOrganizationWithSite(store), await anOrganizationWithSite(store)];
  const tenant = store.forOrganization(mine.organizationId);
  const idsOf = async (db: Store['db']) =>
    (await db.selectFrom('sites').select('id').execute()).map(({ id }) => id);
  expect(await idsOf(tenant.db)).toEqual([mine.siteId]);
  expect(await tenant.transaction(idsOf)).toEqual([mine.siteId]);
  // Even a query that names the other organization finds nothing.
  expect(await findSite(tenant.db, theirs.organizationId, theirs.siteId)).toBeUndefined();
  expect(await findSite(tenant.db, mine.organizationId, mine.siteId)).toBeDefined();
  const changed = await tenant.db.updateTable('sites').set({ name: 'Taken over' }).executeTakeFirst();
  expect(changed.numUpdatedRows).toBe(1n);
  const foreign = {
    id: newId(),
    name: 'Planted',
    networks: ['10.0.0.0/24'],
    excludedNetworks: [],
    excludedDevices: [],
  };
  const at = { createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() };
  await expect(insertSite(tenant.db, theirs.organizationId, { ...foreign, ...at })).rejects.toThrow(
    'row-level security',
  );
  // A failure leaves nothing behind, and the installation itself still sees everybody.
  expect(await idsOf(tenant.db)).toEqual([mine.siteId]);
  expect(await idsOf(store.db)).toEqual(expect.arrayContaining([mine.siteId, theirs.siteId]));
}

describe.each(engines)('organizations on $engine', ({ open, skip }) => {
  let test: TestStore;
  beforeAll(async () => {
    if (!skip) test = await open();
  });
  afterAll(() => test?.dispose());

  it.skipIf(skip)('are walled off by the database itself', () => expectWall(test.store));

  it.skipIf(skip)('have a policy on every table that says whose a row is', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%'
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select 1 from pg_policy p where p.polrelid = c.oid))`.execute(test.store.db);
    expect(rows.map(({ name }) => name)).toEqual(['cve_records']);
  });

  it.skipIf(skip)('share the engine while many of them work at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => anOrganizationWithSite(test.store)));
    const rounds = Array.from({ length: 10 }, () => all).flat();
    await Promise.all(
      rounds.map(async ({ organizationId, siteId }) => {
        const tenant = test.store.forOrganization(organizationId);
        const ids = (await tenant.db.selectFrom('sites').select('id').execute()).map(({ id }) => id);
        expect(ids).toEqual([siteId]);
        await tenant.transaction(async (connection) => {
          await connection.updateTable('sites').set({ updated_at: new Date() }).execute();
        });
      }),
    );
  });

  it.skipIf(skip)('go on after a query that fails, alone or in a transaction', async () => {
    const { organizationId, siteId } = await anOrganizationWithSite(test.store);
    const tenant = test.store.forOrganization(organizationId);
    const failing = sql`select 1 / 0`;
    await expect(failing.execute(tenant.db)).rejects.toThrow('division by zero');
    await expect(
      tenant.transaction(async (connection) => {
        await connection.updateTable('sites').set({ name: 'Lost' }).execute();
        await failing.execute(connection);
      }),
    ).rejects.toThrow('division by zero');
    expect(await findSite(tenant.db, organizationId, siteId)).toMatchObject({ name: 'Office' });
    expect(await findSite(test.store.db, organizationId, siteId)).toBeDefined();
  });

  it.skipIf(skip)('never change what was written into the audit log', async () => {
    const { organizationId } = await anOrganizationWithSite(test.store);
    const tenant = test.store.forOrganization(organizationId);
    await expect(tenant.db.deleteFrom('audit_log').execute()).rejects.toThrow();
    await expect(sql`truncate audit_log`.execute(test.store.db)).rejects.toThrow('only ever added to');
  });
});

describe('an ordinary database user', () => {
  it.skipIf(testDatabaseUrl === undefined)('is bound by the policies as the owner too', async () => {
    const database = await createTestDatabase();
    const role = `sitewarden_owner_${Date.now()}`;
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(`create role ${role} login password 'x'`);
    await admin.query(`alter database ${new URL(database.url).pathname.slice(1)} owner to ${role}`);
    await admin.query(`grant all on schema public to ${role}`);
    const url = new URL(database.url);
    url.username = role;
    url.password = 'x';
    try {
      const store = await openStore({ databaseUrl: url.href });
      await expectWall(store);
      await store.close();
    } finally {
      await admin.end();
      await database.drop();
      const cleaner = new Client({ connectionString: testDatabaseUrl });
      await cleaner.connect();
      await cleaner.query(`drop role ${role}`);
      await cleaner.end();
    }
  });
});
