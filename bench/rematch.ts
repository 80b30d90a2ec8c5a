/**
 * How long kept services take to be judged again when the intelligence changes: 100,000 of them, 5,000 changed records.
 * Usage: node bench/rematch.ts DATABASE_URL BUNDLE BUNDLE_AFTER [services]. A database of its own is made and dropped.
 * The second bundle: node bench/rematch.ts delta NVD_FOLDER OUT.json.gz, then `intel build` of a folder with both.
 */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { compareBundles } from '../src/intelligence/compare-bundles.ts';
import { openBundle } from '../src/intelligence/bundle/open-bundle.ts';
import { judgeHost } from '../src/matching/judge-host.ts';
import { rematchInventory } from '../src/operations/findings/rematch-inventory.ts';
import { openStore } from '../src/store/open-store.ts';
import { systemClock } from '../src/support/clock.ts';
import { newId } from '../src/support/new-id.ts';
import { randomNumbers } from './match/random-numbers.ts';
import { seedInventory } from './rematch/seed-inventory.ts';
import { writeDelta } from './rematch/write-delta.ts';

const [first = '', second = '', third = '', services = '100000'] = process.argv.slice(2);
if (first === 'delta') writeDelta(second, third, 5000);
else await measure(first, second, third, Number(services));

async function measure(server: string, before: string, after: string, count: number): Promise<void> {
  const name = `sitewarden_bench_${randomBytes(4).toString('hex')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const [old, now] = [openBundle(before), openBundle(after)];
  const store = await openStore({ databaseUrl: url.href });
  try {
    const findings = await seedInventory(store, old, count, randomNumbers(20_261_124));
    await sql`analyze`.execute(store.db);
    console.log(`${count} services with ${findings} findings judged by ${old.info.digest.slice(0, 15)}`);
    const started = performance.now();
    const change = await compareBundles(old, now);
    const compared = performance.now();
    const products = change.products === 'all' ? 'all' : change.products.size;
    const done = await rematchInventory({ store, clock: systemClock, newId, judgeHost }, now, change);
    const ended = performance.now();
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
    console.log(`compared in ${seconds(started, compared)} s: ${products} products concerned`);
    console.log(`judged again in ${seconds(compared, ended)} s: ${JSON.stringify(done)}`);
    const { rows } = await sql<{ events: number }>`
      select count(*)::integer as events from finding_events`.execute(store.db);
    console.log(`events: ${rows[0]?.events}; in all ${seconds(started, ended)} s`);
  } finally {
    await store.close();
    await administer(server, `drop database ${name} with (force)`);
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
