import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** Whoever decides about a part's job in the queue does so alone, until the transaction ends. */
export async function lockPartOfJob(transaction: Connection, scanSiteId: string): Promise<void> {
  await sql`select 1 from scan_sites where id = ${scanSiteId} for update`.execute(transaction);
}
