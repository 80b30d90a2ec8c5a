import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrateStore } from '../../../src/store/migrate-store.ts';
import { allMigrations } from '../../../src/store/migrations/all-migrations.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createTestDatabase, engines, testDatabaseUrl } from './open-test-stores.ts';
import { schemaText } from './schema-text.ts';

describe.each(engines)('the schema on $engine', ({ open, skip }) => {
  it.skipIf(skip)('is the one that was agreed on, and a second migration changes nothing', async () => {
    const { store, dispose } = await open();
    try {
      const before = await schemaText(store);
      await expect(before).toMatchFileSnapshot('../../golden/schema.sql');
      await migrateStore(store.db, store.kind);
      expect(await schemaText(store)).toBe(before);
      const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(store.db);
      expect(rows.map((row) => row.name)).toEqual(Object.keys(allMigrations));
    } finally {
      await dispose();
    }
  });

  it.skipIf(skip)('refuses data that a later version has written, naming what to do', async () => {
    const { store, dispose } = await open();
    try {
      await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '')`.execute(
        store.db,
      );
      await expect(migrateStore(store.db, store.kind)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'store_is_newer',
      });
    } finally {
      await dispose();
    }
  });

  it.skipIf(skip)('gives every table of tenants a column that says whose the row is', async () => {
    const { store, dispose } = await open();
    try {
      const { rows } = await sql<{ table_name: string }>`
        select table_name from information_schema.tables t where table_schema = 'public'
          and not exists (select 1 from information_schema.columns c
            where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'organization_id')
        order by table_name`.execute(store.db);
      expect(rows.map((row) => row.table_name)).toEqual([
        'cve_records',
        'kysely_migration',
        'kysely_migration_lock',
        'organizations',
        'workers',
      ]);
    } finally {
      await dispose();
    }
  });
});

describe('several processes', () => {
  it.skipIf(testDatabaseUrl === undefined)(
    'may migrate one PostgreSQL database at the same time',
    async () => {
      const database = await createTestDatabase();
      try {
        const stores = await Promise.all(
          Array.from({ length: 4 }, () => openStore({ databaseUrl: database.url })),
        );
        const texts = await Promise.all(stores.map(schemaText));
        expect(new Set(texts).size).toBe(1);
        await Promise.all(stores.map((store) => store.close()));
      } finally {
        await database.drop();
      }
    },
  );
});
