import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultRetention } from '../src/domain/retention.ts';
import { forgetOldRows } from '../src/operations/retention/forget-old-rows.ts';
import { openStore } from '../src/store/open-store.ts';
import { insertOrganization, replaceOrganization } from '../src/store/queries/organization-queries.ts';
import { listScansOf } from '../src/store/queries/scan-queries.ts';
import { newId } from '../src/support/new-id.ts';
import { simulateInventory, simulateWeek } from './growth/simulate-week.ts';

// Two years of weekly scans of 100 sites with 100 hosts each, with what is older than a quarter forgotten every week.
const { positionals } = parseArgs({ allowPositionals: true });
const [sites = 100, hostsOfSite = 100, weeks = 104] = positionals.map(Number);
const databaseUrl = process.env['DATABASE_URL'];
const folder = mkdtempSync(path.join(tmpdir(), 'sitewarden-growth-'));
const store = await openStore(databaseUrl === undefined ? { dataDirectory: folder } : { databaseUrl });
const organizationId = newId();
let now = Date.parse('2026-01-05T02:00:00Z');
const clock = { now: () => new Date(now) };
const createdAt = clock.now();
await insertOrganization(store.db, { id: organizationId, name: 'Growth', createdAt });
const keepDetails = (scanDetails: number) =>
  replaceOrganization(store.db, {
    id: organizationId,
    name: 'Growth',
    defaultStatusExpirationDays: null,
    retention: { ...defaultRetention, scanDetails, scans: 182, sightings: 182, events: 182 },
    createdAt: createdAt.toISOString(),
    updatedAt: createdAt.toISOString(),
  });
await keepDetails(91);
const megabytes = async () => {
  const { rows } = await sql<{
    size: number;
  }>`select pg_database_size(current_database())::float8 as size`.execute(store.db);
  return `${((rows[0]?.size ?? 0) / 1e6).toFixed(0)} MB`;
};
/** Seconds that one look takes. */
const forget = async () => {
  const begun = performance.now();
  await forgetOldRows({ store, clock, newId });
  // What autovacuum does on a server in the week that passes here in a moment; it may be off, too.
  const seconds = (performance.now() - begun) / 1000;
  if (databaseUrl !== undefined) await sql`vacuum (analyze)`.execute(store.db);
  return seconds;
};
const terms = { organizationId, sites, hostsOfSite };
await simulateInventory(store.db, { ...terms, startsAt: createdAt });
let allSeconds = 0;
console.log('week  database  list of 100 scans  forgetting');
for (let week = 1; week <= weeks; week += 1) {
  await store.transaction((connection) => simulateWeek(connection, { ...terms, startsAt: clock.now() }));
  now += 7 * 86_400_000;
  const seconds = await forget();
  allSeconds += seconds;
  if (week % 13 !== 0) continue;
  const times: number[] = [];
  for (let look = 0; look < 20; look += 1) {
    const at = performance.now();
    await listScansOf(store.db, organizationId, { within: null, after: undefined, limit: 100 });
    times.push(performance.now() - at);
  }
  const median = times.toSorted((a, b) => a - b)[10] ?? 0;
  console.log(`${week}  ${await megabytes()}  ${median.toFixed(1)} ms  ${seconds.toFixed(2)} s`);
}
console.log(`all looks: ${allSeconds.toFixed(1)} s`);
await keepDetails(30);
console.log(`details kept for 30 days from now on: ${(await forget()).toFixed(2)} s, ${await megabytes()}`);
await store.close();
rmSync(folder, { recursive: true, force: true });
