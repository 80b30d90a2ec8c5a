import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { allPermissions } from '../../../src/domain/permission.ts';
import { allMigrations } from '../../../src/store/migrations/all-migrations.ts';

it('lets keys that could do everything work with tickets too, and no others', async () => {
  const pglite = await PGlite.create();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...allMigrations }) } });
  expect((await migrator.migrateTo('0044-find-counts')).error).toBeUndefined();
  await pglite.exec(`set session_replication_role = replica; set sitewarden.organization_id = '*'`);
  const before = allPermissions.filter((permission) => !permission.startsWith('ticket:'));
  for (const [name, scopes] of [
    ['all', before],
    ['most', before.slice(1)],
  ] as const)
    await sql`insert into api_keys (id, organization_id, name, prefix, lookup_id, secret_hash, scopes, created_at)
      values (gen_random_uuid(), gen_random_uuid(), ${name}, ${name}, ${name}, ${name}, ${[...scopes]}::text[], now())`.execute(
      db,
    );
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  const { rows } = await sql<{ name: string; scopes: string[] }>`
    select name, scopes from api_keys order by name`.execute(db);
  expect(rows.map(({ name, scopes }) => [name, scopes.toSorted()])).toEqual([
    ['all', allPermissions.toSorted()],
    ['most', before.slice(1).toSorted()],
  ]);
  await db.destroy();
});
