import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keepRunning } from '../a-kept-process.ts';
import { aFreePort, aPostgresServer, postgresPrograms } from '../a-postgres-server.ts';
import { askService, type AskService } from '../ask-service.ts';
import { contentOfSites, type SitesContent } from './content-of-sites.ts';
import { beginScans, declareSites, untilAllEnd } from './declared-sites.ts';
import { effectsOfScans, type ScanEffects } from './effects-of-scans.ts';
import { killAtRandom, type KillOrder, type Kills } from './kill-at-random.ts';
import { scannedPlaces, type PlaceName } from './scanned-place.ts';

/** What a run that was let alone and one that was not have come to. */
export interface KillsReport {
  readonly sites: number;
  readonly leastServices: number;
  readonly kills: Kills;
  readonly calm: KillsRun;
  readonly disturbed: KillsRun;
  /** Of both together. */
  readonly effects: ScanEffects;
}

interface KillsRun {
  readonly statuses: readonly string[];
  readonly content: SitesContent;
}

/**
 * A child process of the kill tests, which may stand in a namespace: scans PLACE with an API, two workers and a PostgreSQL
 * server that all belong to it, once in peace and once while it kills them, and prints a `KillsReport`.
 */
const [placeName, order = ''] = process.argv.slice(2);
const place = await scannedPlaces[placeName as PlaceName]();
const token = 'a-token-for-what-is-killed-00001';
const cleanUp: (() => Promise<void> | void)[] = [() => place.close()];
try {
  const report = await runKills(JSON.parse(order) as KillOrder);
  process.stdout.write(JSON.stringify(report));
} finally {
  for (const one of cleanUp.toReversed()) await one();
}

async function runKills(killOrder: KillOrder): Promise<KillsReport> {
  const database = await aPostgresServer(postgresPrograms() ?? '');
  cleanUp.push(() => database.dispose());
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-kills-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await aFreePort();
  const settings = {
    DATABASE_URL: database.url,
    SITEWARDEN_DATA_DIR: folder,
    SITEWARDEN_PORT: String(port),
    SITEWARDEN_ADMIN_TOKEN: token,
    SITEWARDEN_RATE_LIMIT: '0',
    SITEWARDEN_PORTS: place.ports,
    SITEWARDEN_SCAN_RATE: '40',
    SITEWARDEN_WORKER_CONCURRENCY: '2',
    SITEWARDEN_BLOCK_ADDRESSES: '3',
  };
  const api = keepRunning('api', settings);
  const workers = [keepRunning('worker', settings), keepRunning('worker', settings)];
  for (const one of [api, ...workers]) cleanUp.push(() => one.end());
  const ask = patiently(askService(`http://127.0.0.1:${port}`, token));

  const calm = await declareSites(ask, 'calm', place);
  await beginScans(database.url, calm.scheduleIds);
  const calmStatuses = await untilAllEnd(ask, calm);
  const disturbed = await declareSites(ask, 'disturbed', place);
  const kills = await killAtRandom({ api, workers, database }, disturbed.scheduleIds, killOrder);
  const disturbedStatuses = await untilAllEnd(ask, disturbed);
  return {
    sites: place.networks.length,
    leastServices: place.leastServices,
    kills,
    calm: { statuses: calmStatuses, content: await contentOfSites(ask, calm) },
    disturbed: { statuses: disturbedStatuses, content: await contentOfSites(ask, disturbed) },
    effects: await finalEffects(database.url),
  };
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

/** A job whose worker died after its last word is taken once more, to find that nothing is left to do. */
async function finalEffects(url: string): Promise<ScanEffects> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const effects = await effectsOfScans(url);
    if (effects.unfinishedJobs === 0 || Date.now() > deadline) return effects;
    await wait(500);
  }
}
