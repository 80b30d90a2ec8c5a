import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { folderOfTests, prepareMigratedDirectory } from '../../support/prepared-data-directory.ts';

/** Where a suite keeps its store, and how it disappears again. */
export interface TestStore {
  readonly store: Store;
  readonly databaseUrl: string | undefined;
  readonly dispose: () => Promise<void>;
}

export const testDatabaseUrl = process.env['SITEWARDEN_TEST_DATABASE_URL'];

/** The engines a suite runs on. The server is skipped unless SITEWARDEN_TEST_DATABASE_URL names one. */
export const engines = [
  { engine: 'PGlite', open: openEmbeddedTestStore, skip: false },
  {
    engine: `PostgreSQL${testDatabaseUrl === undefined ? ' (SITEWARDEN_TEST_DATABASE_URL is not set)' : ''}`,
    open: openServerTestStore,
    skip: testDatabaseUrl === undefined,
  },
] as const;

async function openEmbeddedTestStore(): Promise<TestStore> {
  const dataDirectory = mkdtempSync(path.join(folderOfTests(), 'sitewarden-'));
  await prepareMigratedDirectory(dataDirectory);
  const store = await openStore({ dataDirectory });
  return {
    store,
    databaseUrl: undefined,
    async dispose() {
      await store.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function openServerTestStore(): Promise<TestStore> {
  const database = await createTestDatabase();
  const store = await openStore({ databaseUrl: database.url });
  return {
    store,
    databaseUrl: database.url,
    async dispose() {
      await store.close();
      await database.drop();
    },
  };
}

/** A database of its own on the test server. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (testDatabaseUrl === undefined) throw new Error('SITEWARDEN_TEST_DATABASE_URL is not set');
  const name = `sitewarden_test_${randomBytes(6).toString('hex')}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: testDatabaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  const url = new URL(testDatabaseUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) };
}
