import { loadSettings, type Settings } from '../config/settings.ts';
import { echoShortcoming } from '../operations/workers/echo-shortcoming.ts';
import { openJobQueue } from '../store/jobs/open-job-queue.ts';
import { systemClock } from '../support/clock.ts';
import { newId } from '../support/new-id.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { readVersion } from './read-version.ts';
import { openServeApi, storeAnswers, type PartsBox } from './serve-api.ts';
import { createClosing } from './serve-closing.ts';
import { greetOnce } from './serve-first-scan.ts';
import { awaitInstallation, openInstallation } from './serve-installation.ts';
import { openServeIntelligence } from './serve-intelligence.ts';
import type { Say, ServeIo } from './serve-io.ts';
import { createServeLogger } from './serve-logger.ts';
import { adviceWriterOf, operationSettings } from './serve-parts.ts';
import { progressDisplay } from './serve-progress.ts';
import { startScanClock } from './serve-scan-clock.ts';
import { loadSecretKey } from './serve-secret-key.ts';
import { startTracing } from './serve-tracing.ts';
import { startUnreachedClock } from './serve-unreached-clock.ts';
import { openServeStore } from './serve-store.ts';
import { untilStopped } from './serve-until-stopped.ts';
import { followIntelligence } from './serve-updates.ts';
import { scanPortsOf } from './serve-worker.ts';
import { startWork } from './serve-work.ts';
import { openWorkerHealth } from './serve-worker-health.ts';
import type { ServiceRole } from './service-role.ts';
import type { Surroundings } from './surroundings.ts';

/** The running program. */
interface Running {
  /** Stops cleanly, leaving a running scan to be resumed. */
  close(): Promise<void>;
}

/** `sitewarden serve`, `api` and `worker`: runs until it is told to stop. */
export async function runService(role: ServiceRole): Promise<number> {
  const { stdout, stderr } = process;
  return untilStopped({ stdout, stderr }, () => serve(loadSettings(), { stdout, stderr }, role));
}

/**
 * Brings up store, API, worker and, at the very first start, the scan of this machine; of API and worker what the role
 * asks for. Throws SitewardenErrors that say what to do; nothing stays open then.
 */
async function serve(settings: Settings, io: ServeIo, role: ServiceRole): Promise<Running> {
  const log = createServeLogger(settings.logLevel, io.stderr);
  const closing = createClosing(log);
  const say: Say = (line) => void io.stdout.write(`${line}\n`);
  try {
    assertServer(settings, role);
    return await start(settings, { io, say, log, closing }, role);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** The embedded database belongs to one process. */
function assertServer({ databaseUrl }: Settings, role: ServiceRole): void {
  if (role === 'serve' || databaseUrl !== undefined) return;
  throw new SitewardenError(
    'usage',
    'database_server_needed',
    `"sitewarden ${role}" shares its database with others, and the embedded one cannot be shared. Set DATABASE_URL to a PostgreSQL server, or run "sitewarden serve".`,
  );
}

async function start(settings: Settings, around: Surroundings, role: ServiceRole): Promise<Running> {
  const { io, say, log, closing } = around;
  const version = readVersion();
  say(role === 'serve' ? `Sitewarden ${version}` : `Sitewarden ${version} ${role}`);
  const stopTracing = await startTracing(settings, { version, role });
  if (stopTracing !== undefined) closing.add('last', 'tracing', stopTracing);
  const ports = scanPortsOf(settings);
  const intelligence = await openServeIntelligence(settings.intelligence, say, role);
  closing.add('ground', 'intelligence', async () => intelligence.close());
  const store = await openServeStore(settings, say);
  closing.add('ground', 'store', () => store.close());
  // The port is taken before anything is made, so that a start that cannot succeed leaves nothing behind.
  const box: PartsBox = {};
  const address = role === 'worker' ? undefined : await openServeApi(settings, { ...around, version, box });
  const shortcoming = role === 'api' ? undefined : await echoShortcoming();
  if (shortcoming !== undefined) log.warn(shortcoming);
  if (role === 'worker') await openWorkerHealth(settings, () => storeAnswers(store), shortcoming, around);
  const ground = { clock: systemClock, newId, store };
  const installation = address === undefined ? undefined : await openInstallation(ground, settings, say);
  const linkSecret = installation?.linkSecret ?? (await awaitInstallation(ground, say));
  const jobs = await openJobQueue(store, (error) => log.error({ err: error }, 'job queue'), {
    isTraced: settings.tracing !== undefined,
    engine: settings.databaseEngine,
  });
  closing.add('work', 'jobs', () => jobs.stop({ timeoutMs: 3000 }));
  const parts = {
    ...ground,
    jobs,
    intelligence,
    adviceWriter: adviceWriterOf(settings, log),
    settings: operationSettings(settings, linkSecret, loadSecretKey(settings)),
  };
  box.parts = parts;

  const display = progressDisplay(io.stdout);
  // Any number of processes may look: each occurrence is taken once. Not the API's, which may not reach the sites.
  const { workerLabels: reachedLabels } = settings;
  const onClockError = (error: unknown): void => log.error({ err: error }, 'scan clock');
  if (role !== 'api') closing.add('work', 'clock', startScanClock({ ...parts, reachedLabels }, onClockError));
  if (role === 'api') closing.add('work', 'intelligence', followIntelligence(intelligence, log));
  else await startWork(parts, { settings, ports, intelligence, display, address }, around);
  const unreached = startUnreachedClock(parts, settings.workerWaitMinutes, onClockError);
  closing.add('work', 'unreached', unreached);
  if (address !== undefined)
    say(`API ${address}  ·  reference ${address}/docs  ·  document ${address}/openapi.json`);
  if (role === 'worker') say('Worker is ready.');
  say('Ctrl-C stops it.');
  if (role === 'serve' && settings.firstScan && installation !== undefined) {
    greetOnce(parts, installation, { publicUrl: settings.publicUrl ?? address ?? '', display }, around);
  }
  return { close: () => closing.close() };
}
