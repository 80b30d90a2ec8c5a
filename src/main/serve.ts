import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import { createAdviceWriter } from '../advice/create-advice-writer.ts';
import { loadSettings, type Settings } from '../config/settings.ts';
import type { AdviceWriter } from '../domain/advice-writer.ts';
import { allPermissions } from '../domain/permission.ts';
import type { OperationParts } from '../http/api-dependencies.ts';
import { createApi } from '../http/create-api.ts';
import {
  prepareInstallation,
  type PreparedInstallation,
} from '../operations/first-run/prepare-installation.ts';
import { updateRecordFile } from '../operations/intelligence/update-intelligence-bundle.ts';
import type { OperationContext } from '../operations/operation-context.ts';
import { openJobQueue } from '../store/jobs/open-job-queue.ts';
import { pingStore } from '../store/queries/health-queries.ts';
import { systemClock } from '../support/clock.ts';
import { newId } from '../support/new-id.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { readVersion } from './read-version.ts';
import { createClosing, type Closing } from './serve-closing.ts';
import { greetWithFirstScan } from './serve-first-scan.ts';
import { openServeIntelligence, type ServedIntelligence } from './serve-intelligence.ts';
import type { Say, ServeIo } from './serve-io.ts';
import { startScanClock } from './serve-scan-clock.ts';
import { listen, stopListening } from './serve-listen.ts';
import { createServeLogger } from './serve-logger.ts';
import { loadSecretKey } from './serve-secret-key.ts';
import { progressDisplay, type ProgressDisplay } from './serve-progress.ts';
import { openServeStore } from './serve-store.ts';
import { startUpdateClock, updateWorker } from './serve-updates.ts';
import { untilStopped } from './serve-until-stopped.ts';
import { scanPortsOf, scanWorker } from './serve-worker.ts';

/** The running program. */
interface Running {
  /** Where the API is reached, for example `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Settled when the greeting scan has ended, or was not due. */
  readonly greeted: Promise<void>;
  /** Stops cleanly, leaving a running scan to be resumed. */
  close(): Promise<void>;
}

/** `sitewarden serve`: runs until it is told to stop. */
export async function runService(): Promise<number> {
  const { stdout, stderr } = process;
  return untilStopped({ stdout, stderr }, () => serve(loadSettings(), { stdout, stderr }));
}

/**
 * Brings up store, API, worker and, at the very first start, the scan of this machine. Throws SitewardenErrors
 * that say what to do; nothing stays open then.
 */
async function serve(settings: Settings, io: ServeIo): Promise<Running> {
  const log = createServeLogger(settings.logLevel, io.stderr);
  const closing = createClosing(log);
  const say: Say = (line) => void io.stdout.write(`${line}\n`);
  try {
    return await start(settings, { io, say, log, closing });
  } catch (error) {
    await closing.close();
    throw error;
  }
}

interface Surroundings {
  readonly io: ServeIo;
  readonly say: Say;
  readonly log: Logger;
  readonly closing: Closing;
}

async function start(settings: Settings, around: Surroundings): Promise<Running> {
  const { io, say, log, closing } = around;
  const version = readVersion();
  say(`Sitewarden ${version}`);
  const ports = scanPortsOf(settings);
  const intelligence = await openServeIntelligence(settings.intelligence, say);
  closing.add('ground', 'intelligence', async () => intelligence.close());
  const store = await openServeStore(settings, say);
  closing.add('ground', 'store', () => store.close());
  // The port is taken before anything is made, so that a start that cannot succeed leaves nothing behind.
  const box: { parts?: OperationParts } = {};
  const address = await openServeApi(settings, { ...around, version, box });
  const installation = await prepareInstallation(
    { clock: systemClock, newId, store },
    { adminToken: settings.adminToken },
  );
  say(`Organization ${installation.organization.id} ("org_id" of JWTs)`);
  if (installation.generatedAdminToken !== null) showToken(installation.generatedAdminToken, say);
  const jobs = await openJobQueue(store, (error) => log.error({ err: error }, 'job queue'));
  closing.add('work', 'jobs', () => jobs.stop({ timeoutMs: 3000 }));
  const parts = {
    clock: systemClock,
    newId,
    store,
    jobs,
    intelligence,
    adviceWriter: adviceWriterOf(settings, log),
    settings: operationSettings(settings, installation, loadSecretKey(settings)),
  };
  box.parts = parts;

  const display = progressDisplay(io.stdout);
  const { scanRatePerSecond: ratePerSecond } = settings;
  const onProgress: ProgressDisplay['update'] = (job, progress) => display.update(job, progress);
  await jobs.startWorker(scanWorker({ ...parts, ports, ratePerSecond, onProgress }));
  closing.add(
    'work',
    'clock',
    startScanClock(parts, (error) => log.error({ err: error }, 'scan clock')),
  );
  await startUpdates(parts, settings, intelligence, around);
  sayWhere(address, say);
  const context = systemContext(parts, installation, settings.publicUrl ?? address);
  const { site } = installation;
  const greets = settings.firstScan && site !== null;
  const greeted = greets ? greet(context, site.id, display, around) : Promise.resolve();
  return { address, greeted, close: () => closing.close() };
}

function adviceWriterOf({ model }: Settings, log: Logger): AdviceWriter | undefined {
  if (model === undefined) return undefined;
  return createAdviceWriter(model, (reason) => log.warn({ model: model.model, reason }, 'language model'));
}

async function openServeApi(
  settings: Settings,
  around: Surroundings & { readonly version: string; readonly box: { readonly parts?: OperationParts } },
): Promise<string> {
  const { log, closing, version, box } = around;
  const { jwt, publicUrl, rateLimitPerMinute, metricsToken } = settings;
  const parts = (): OperationParts => {
    if (box.parts !== undefined) return box.parts;
    throw new SitewardenError(
      'unavailable',
      'unavailable',
      'Sitewarden is still starting. Try again shortly.',
    );
  };
  const api = await createApi({
    parts,
    jwt,
    publicUrl,
    rateLimitPerMinute,
    metricsToken,
    version,
    isReady: () => storeAnswers(parts),
    logger: log,
  });
  closing.add('work', 'API', () => stopListening(api));
  return listen(api, settings);
}

async function storeAnswers(parts: () => OperationParts): Promise<boolean> {
  try {
    await pingStore(parts().store.db);
    return true;
  } catch {
    return false;
  }
}

function operationSettings(
  settings: Settings,
  { linkSecret }: PreparedInstallation,
  secretKey: KeyObject | undefined,
): OperationParts['settings'] {
  const { allowPublicNetworks, minPrefixLengthIpv4, linkLifetimeSeconds, triggerLimitHours } = settings;
  const limits = { allowPublicNetworks, minPrefixLengthIpv4, linkLifetimeSeconds, triggerLimitHours };
  const { feedDirectory, updateHours } = settings.intelligence;
  const feeds = { recordFile: updateRecordFile(feedDirectory), updateHours };
  return { ...limits, linkSecret, secretKey, feeds };
}

async function startUpdates(
  { clock, jobs, store, newId: nextId }: OperationParts,
  { intelligence: settings }: Settings,
  intelligence: ServedIntelligence,
  { log, closing }: Surroundings,
): Promise<void> {
  const version = readVersion();
  const parts = { clock, jobs, store, newId: nextId, settings, intelligence, log, version };
  await jobs.startUpdater(updateWorker(parts));
  closing.add('work', 'updates', startUpdateClock(parts));
}

function systemContext(
  parts: OperationParts,
  { organization }: { readonly organization: { readonly id: string } },
  publicUrl: string,
): OperationContext {
  return {
    ...parts,
    installation: parts.store,
    store: parts.store.forOrganization(organization.id),
    settings: { ...parts.settings, publicUrl },
    organizationId: organization.id,
    actor: { kind: 'system', id: 'serve', scopes: allPermissions, siteIds: null },
  };
}

async function greet(
  context: OperationContext,
  siteId: string,
  display: ProgressDisplay,
  { io, log, closing }: Surroundings,
): Promise<void> {
  const stop = new AbortController();
  const greeting = greetWithFirstScan(context, siteId, {
    io,
    display,
    signal: stop.signal,
  }).catch((error: unknown) => log.error({ err: error }, 'first scan'));
  closing.add('work', 'first scan', async () => {
    stop.abort();
    await greeting;
  });
  return greeting;
}

function showToken(token: string, say: Say): void {
  say('');
  say("The administrator's token, shown only this once. Keep it:");
  say('');
  say(`    ${token}`);
  say('');
  say('(Lost it? Start with SITEWARDEN_ADMIN_TOKEN set to a token of your own.)');
  say('');
}

function sayWhere(address: string, say: Say): void {
  say(`API ${address}  ·  reference ${address}/docs  ·  document ${address}/openapi.json`);
  say('Ctrl-C stops it.');
}
