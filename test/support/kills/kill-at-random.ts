import { setTimeout as wait } from 'node:timers/promises';
import type { KeptProcess } from '../a-kept-process.ts';
import type { PostgresServer } from '../a-postgres-server.ts';
import { beginScans } from './declared-sites.ts';
import { queryDatabase } from './query-database.ts';

export interface Killed {
  readonly api: KeptProcess;
  readonly workers: readonly KeptProcess[];
  readonly database: PostgresServer;
}

export interface KillOrder {
  readonly kills: number;
  /** The same seed kills in the same order. */
  readonly seed: number;
}

/** What was killed, and for each kill how many scans were under way. */
export interface Kills {
  readonly underWay: readonly number[];
  readonly of: { api: number; worker: number; database: number };
}

/** Kills processes with SIGKILL, and has one schedule after the other begin meanwhile. */
export async function killAtRandom(
  { api, workers, database }: Killed,
  scheduleIds: readonly string[],
  { kills, seed }: KillOrder,
): Promise<Kills> {
  const random = randomFrom(seed);
  const underWay: number[] = [];
  const of = { api: 0, worker: 0, database: 0 };
  let begun = 0;
  let done = 0;
  while (done < kills) {
    if (done >= (begun * kills) / scheduleIds.length) {
      await beginScans(database.url, scheduleIds.slice(begun, begun + 1));
      begun += 1;
    }
    await wait(150 + 500 * random());
    underWay[done] = await countUnderWay(database.url, scheduleIds);
    const choice = random();
    const worker = workers[Math.floor(random() * workers.length)];
    if (choice < 0.25) {
      await database.kill();
      // Once in the middle it is gone for as long as a machine takes to start again.
      await wait(done === kills / 2 ? 10_000 : 500 * random());
      await database.start();
      of.database += 1;
    } else if (choice < 0.35) {
      worker?.signal('SIGSTOP');
      await wait(1500 * random());
      worker?.signal('SIGCONT');
    } else {
      const which = choice < 0.5 ? 'api' : 'worker';
      if ((which === 'api' ? api : worker)?.signal('SIGKILL') === true) of[which] += 1;
    }
    done = of.api + of.worker + of.database;
  }
  return { underWay, of };
}

async function countUnderWay(url: string, scheduleIds: readonly string[]): Promise<number> {
  const [row] = await queryDatabase(
    url,
    `select count(*)::int as scans from scans where schedule_id = any($1) and finished_at is null`,
    [scheduleIds],
  );
  return (row as { scans: number }).scans;
}

/** Mulberry32. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
