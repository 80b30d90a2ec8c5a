/**
 * How long schedules that are due in the same hour wait for their scans, with several workers: the real queue and
 * database, simulated packets. A database of its own is made and dropped; statistics need a server that nobody else uses.
 * Usage: node bench/schedules.ts SERVER_URL [SCHEDULES=10000] [SITES=1000] [WORKERS=4] [WINDOW_SECONDS=3600]
 *   [CONCURRENCY=10] [SCAN_MS=1000]. For the throughput of 1, 2 and 4 workers: WINDOW_SECONDS 0, all are due at once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { openStore, type Store } from '../src/store/open-store.ts';
import { cpuOfServer } from './schedules/cpu-of-server.ts';
import { seedSchedules } from './schedules/seed-schedules.ts';

const [server = '', ...numbers] = process.argv.slice(2);
const [schedules = 10_000, sites = 1000, workers = 4, windowSeconds = 3600, concurrency = 10, scanMs = 1000] =
  numbers.map(Number);
const name = `sitewarden_bench_${randomBytes(4).toString('hex')}`;
const workerFile = path.join(import.meta.dirname, 'schedules', 'worker-process.ts');

await administer(`create database ${name}`);
const url = new URL(server);
url.pathname = `/${name}`;
try {
  await measure(url.href);
} finally {
  await administer(`drop database ${name} with (force)`);
}

async function measure(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl });
  // Workers need a while to start; nothing is due before.
  const from = new Date(Date.now() + 20_000);
  await seedSchedules(store, { organizations: 10, sites, schedules, windowSeconds, from });
  const children = Array.from({ length: workers }, () =>
    spawn(process.execPath, [workerFile, databaseUrl, String(concurrency), String(scanMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const figures = children.map(async ({ stdout }) => {
    let text = '';
    for await (const piece of stdout) text += String(piece);
    return text.trim();
  });
  const ended = children.map((child) => once(child, 'exit'));
  const before = await cpuOfServer(store);
  try {
    await untilAllEnd(store, from);
    await report(store);
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ended);
  }
  const after = await cpuOfServer(store);
  const workersCpu = (await Promise.all(figures)).map((text) => {
    console.log(`worker: ${text}`);
    return (JSON.parse(text) as { cpuSeconds: number }).cpuSeconds;
  });
  const perScan = (seconds: number): string => `${((1000 * seconds) / schedules).toFixed(1)} ms`;
  console.log(
    `CPU for each scan: workers ${perScan(workersCpu.reduce((sum, one) => sum + one, 0))}, database ${
      before === undefined || after === undefined ? 'elsewhere' : perScan(after - before)
    }`,
  );
  await store.close();
}

async function untilAllEnd(store: Store, from: Date): Promise<void> {
  const deadline = from.getTime() + (windowSeconds + 3600) * 1000;
  for (;;) {
    await wait(2000);
    const { rows } = await sql<{ done: number }>`select count(*)::integer as done from scans
      where finished_at is not null`.execute(store.db);
    if ((rows[0]?.done ?? 0) >= schedules) return;
    if (Date.now() > deadline) throw new Error(`Only ${rows[0]?.done} of ${schedules} scans have ended.`);
  }
}

async function report(store: Store): Promise<void> {
  const { rows } = await sql<Record<string, number>>`
    with run as (select o.due_at, s.created_at, s.started_at, s.finished_at, s.status
      from schedule_occurrences o join scans s on s.id = o.scan_id),
    delay as (select extract(epoch from started_at - due_at) as start, extract(epoch from created_at - due_at) as taken,
      finished_at, due_at, status from run)
    select count(*)::int as scans, count(*) filter (where status = 'finished')::int as finished,
      round(percentile_cont(0.5) within group (order by start)::numeric, 1)::float as "startDelayP50",
      round(percentile_cont(0.95) within group (order by start)::numeric, 1)::float as "startDelayP95",
      round(max(start)::numeric, 1)::float as "startDelayMax",
      round(percentile_cont(0.95) within group (order by taken)::numeric, 1)::float as "acceptDelayP95",
      round((count(*) / extract(epoch from max(finished_at) - min(due_at)))::numeric, 1)::float as "scansPerSecond"
    from delay`.execute(store.db);
  console.log(
    `${schedules} schedules, ${sites} sites, ${workers} workers × ${concurrency}, window ${windowSeconds} s, scan ${scanMs} ms`,
  );
  console.log(JSON.stringify(rows[0]));
  const { rows: database } = await sql`select pg_size_pretty(pg_database_size(current_database())) as size,
    xact_commit as commits, xact_rollback as rollbacks, tup_inserted as inserted, tup_updated as updated, deadlocks
    from pg_stat_database where datname = current_database()`.execute(store.db);
  console.log(`database: ${JSON.stringify(database[0])}`);
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
