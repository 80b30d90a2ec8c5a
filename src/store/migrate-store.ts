import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { Connection } from './database.ts';
import { allMigrations } from './migrations/all-migrations.ts';

// Any constant will do, as long as every version of Sitewarden uses the same.
const migrationLock = 5_748_310_026;

/**
 * Brings the schema up to date; nothing happens when it is. Several processes may call it at once. Throws
 * `conflict` / `store_is_newer` when a later version of Sitewarden has been here.
 */
export async function migrateStore(db: Connection, kind: 'embedded' | 'server'): Promise<void> {
  if (kind === 'embedded') {
    await migrate(db);
    return;
  }
  // A lock of the session on a connection of its own: Kysely's begins only after its own tables are made.
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      await migrate(db);
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });
}

async function migrate(db: Connection): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...allMigrations }) } });
  const applied = await migrator.getMigrations().catch(() => []);
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.includes('previously executed migration')) {
    throw new SitewardenError(
      'conflict',
      'store_is_newer',
      'The data was written by a later version of Sitewarden. Start that version, or restore a backup made before.',
      { cause: error },
    );
  }
  throw new Error(`The schema could not be brought up to date (${applied.length} steps known).`, {
    cause: error,
  });
}
