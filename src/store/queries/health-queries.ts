import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** Asks the database the least that can be asked. Throws when it does not answer. */
export async function pingStore(db: Connection): Promise<void> {
  await sql`select 1`.execute(db);
}
