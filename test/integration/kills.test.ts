import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { keepRunning, type KeptProcess } from '../support/a-kept-process.ts';
import {
  aFreePort,
  aPostgresServer,
  postgresPrograms,
  type PostgresServer,
} from '../support/a-postgres-server.ts';
import { someLoopbackHosts } from '../support/some-loopback-hosts.ts';
import { askService, type AskService } from './ask-service.ts';

const programs = postgresPrograms();
const token = 'a-token-for-what-is-killed-00001';
const kills = 50;
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const sites = 4;
const addressesOf = (site: number) => Array.from({ length: 6 }, (_, index) => `127.91.${site}.${index + 1}`);
const cleanUp: (() => Promise<void> | void)[] = [];

/** Mulberry32: the same seed kills in the same order. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

afterAll(async () => {
  for (const one of cleanUp.toReversed()) await one();
});

describe.skipIf(programs === undefined)(
  'processes that are killed at random (needs the programs of PostgreSQL in /usr/lib/postgresql)',
  () => {
    it(
      `end in what an undisturbed run finds, after ${kills} kills (KILL_SEED=${seed})`,
      { timeout: 300_000 },
      async () => {
        const database = await aPostgresServer(programs ?? '');
        cleanUp.push(() => database.dispose());
        const hosts = await someLoopbackHosts(
          Array.from({ length: sites }, (_, site) => addressesOf(site)).flat(),
        );
        cleanUp.push(() => hosts.close());
        const folder = mkdtempSync(join(tmpdir(), 'sitewarden-kills-'));
        cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
        const port = await aFreePort();
        const settings = {
          DATABASE_URL: database.url,
          SITEWARDEN_DATA_DIR: folder,
          SITEWARDEN_PORT: String(port),
          SITEWARDEN_ADMIN_TOKEN: token,
          SITEWARDEN_RATE_LIMIT: '0',
          SITEWARDEN_PORTS: `${hosts.port},1-12`,
          SITEWARDEN_SCAN_RATE: '40',
          SITEWARDEN_WORKER_CONCURRENCY: '2',
        };
        const api = keepRunning('api', settings);
        const workers = [keepRunning('worker', settings), keepRunning('worker', settings)];
        for (const one of [api, ...workers]) cleanUp.push(() => one.end());
        const ask = patiently(askService(`http://127.0.0.1:${port}`, token));

        const calm = await declareSites(ask, 'calm');
        await beginScans(database.url, calm.scheduleIds);
        await untilAllEnd(ask, calm);
        const disturbed = await declareSites(ask, 'disturbed');
        const underWay = await killAtRandom({ api, workers, database }, disturbed.scheduleIds);
        await untilAllEnd(ask, disturbed);
        // Kills that meet no scan prove nothing: the last ones are met as well.
        expect(Math.min(...underWay.slice(-10)), `of the kills ${underWay.join(' ')}`).toBeGreaterThan(0);

        const [expected, found] = [await contentOf(ask, calm), await contentOf(ask, disturbed)];
        expect(expected.services.length).toBeGreaterThan(sites * 4);
        expect(expected.findings.length).toBeGreaterThan(0);
        expect(found).toEqual(expected);
        expect(await effectsOf(database.url)).toEqual({
          scans: 2 * sites,
          results: 2 * sites,
          ends: 2 * sites,
          findings: 2 * expected.findings.length,
          sightings: 2 * expected.findings.length,
          occurrences: 2 * sites,
        });
      },
    );
  },
);

interface DeclaredSites {
  readonly siteIds: readonly string[];
  readonly scheduleIds: readonly string[];
}

/** Declares sites, each with a schedule of its own. */
async function declareSites(ask: AskService, name: string): Promise<DeclaredSites> {
  const siteIds: string[] = [];
  const scheduleIds: string[] = [];
  const soon = new Date(Date.now() - 60_000);
  for (let site = 0; site < sites; site += 1) {
    const networks = [`127.91.${site}.0/29`];
    const { id } = (await ask('/v1/sites', { name: `${name} ${site}`, networks })) as { id: string };
    const schedule = (await ask('/scans/cve/scheduled', {
      description: name,
      day_of_week: soon.getUTCDay(),
      time_of_day: '03:00',
      every_n_weeks: 1,
      timezone: 'UTC',
      min_cvss: 0,
      warning_threshold: 7,
      sites: [{ id, subnet: networks[0] }],
    })) as { id: string };
    siteIds.push(id);
    scheduleIds.push(schedule.id);
  }
  return { siteIds, scheduleIds };
}

/** Has schedules begin now, by whichever process looks first. */
async function beginScans(url: string, scheduleIds: readonly string[]): Promise<void> {
  await query(url, `update scan_schedules set next_scan_at = clock_timestamp() where id = any($1)`, [
    scheduleIds,
  ]);
}

interface Killed {
  readonly api: KeptProcess;
  readonly workers: readonly KeptProcess[];
  readonly database: PostgresServer;
}

/** Has one schedule after the other begin meanwhile; gives for each kill how many scans were under way. */
async function killAtRandom(
  { api, workers, database }: Killed,
  scheduleIds: readonly string[],
): Promise<readonly number[]> {
  const random = randomFrom(seed);
  const underWay: number[] = [];
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
      done += 1;
    } else if (choice < 0.35) {
      worker?.signal('SIGSTOP');
      await wait(1500 * random());
      worker?.signal('SIGCONT');
    } else if ((choice < 0.5 ? api : worker)?.signal('SIGKILL') === true) done += 1;
  }
  return underWay;
}

async function countUnderWay(url: string, scheduleIds: readonly string[]): Promise<number> {
  const [row] = await query(
    url,
    `select count(*)::int as scans from scans where schedule_id = any($1) and finished_at is null`,
    [scheduleIds],
  );
  return (row as { scans: number }).scans;
}

/** A question is asked again as long as nobody answers it: the one who would is killed over and over. */
function patiently(ask: AskService): AskService {
  return async (path, body) => {
    const deadline = Date.now() + 60_000;
    for (;;) {
      try {
        return await ask(path, body);
      } catch (error) {
        if (Date.now() > deadline || String(error).includes('409')) throw error;
        await wait(250);
      }
    }
  };
}

async function untilAllEnd(ask: AskService, { scheduleIds }: DeclaredSites): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const scans = await Promise.all(
      scheduleIds.map(
        (id) => ask(`/v1/scans?scan_schedule_id=${id}`) as Promise<{ status: string; running: boolean }[]>,
      ),
    );
    if (scans.every((of) => of.length > 0 && of.every(({ running }) => !running))) {
      expect(scans.flat().map(({ status }) => status)).toEqual(scheduleIds.map(() => 'finished'));
      return;
    }
    if (Date.now() > deadline) throw new Error(`Not all scans end: ${JSON.stringify(scans)}`);
    await wait(500);
  }
}

/** What a person sees of the sites afterwards, without ids and times. */
async function contentOf(ask: AskService, { siteIds, scheduleIds }: DeclaredSites) {
  const services: string[] = [];
  const findings: string[] = [];
  for (const [index, siteId] of siteIds.entries()) {
    const [scan] = (await ask(`/v1/scans?scan_schedule_id=${scheduleIds[index]}`)) as { id: string }[];
    const whole = (await ask(`/v1/scans/${scan?.id}`)) as ScanAnswer;
    for (const { hosts } of whole.sites)
      for (const host of hosts)
        for (const service of host.services)
          services.push([host.ip_address, service.port, service.product, service.version].join(' '));
    const found = (await ask(`/v1/findings?site_id=${siteId}&limit=1000`)) as FindingAnswer[];
    for (const { cve_id: cve, port, status, device } of found)
      findings.push([device.ip_address, port, cve, status].join(' '));
  }
  return { services: services.sort(), findings: findings.sort() };
}

interface ScanAnswer {
  readonly sites: readonly {
    readonly hosts: readonly {
      readonly ip_address: string;
      readonly services: readonly {
        readonly port: number;
        readonly product: string | null;
        readonly version: string | null;
      }[];
    }[];
  }[];
}

interface FindingAnswer {
  readonly cve_id: string;
  readonly port: number;
  readonly status: string;
  readonly device: { readonly ip_address: string };
}

/** How often each thing happened that may happen once for each scan, or for each finding. */
async function effectsOf(url: string): Promise<unknown> {
  const [row] = await query(
    url,
    `select (select count(*)::int from scans) as scans, (select count(*)::int from scan_results) as results,
      (select count(*)::int from audit_log where action = 'executeScanSite') as ends,
      (select count(*)::int from findings) as findings,
      (select count(*)::int from finding_sightings) as sightings,
      (select count(*)::int from schedule_occurrences where outcome = 'ran') as occurrences`,
  );
  return row;
}

async function query(url: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as unknown[];
  } finally {
    await client.end();
  }
}
