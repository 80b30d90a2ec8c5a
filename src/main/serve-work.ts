import type { Settings } from '../config/settings.ts';
import type { PortSelection } from '../domain/scan-request.ts';
import type { OperationParts } from '../http/api-dependencies.ts';
import { readVersion } from './read-version.ts';
import { startHands } from './serve-hands.ts';
import { startHoldClock } from './serve-held-scans.ts';
import type { ServedIntelligence } from './serve-intelligence.ts';
import { deliveryWorker, startDeliveryClock } from './serve-notifications.ts';
import type { ProgressDisplay } from './serve-progress.ts';
import { startRetentionClock } from './serve-retention.ts';
import { startUpdateClock, updateWorker } from './serve-updates.ts';
import { scanContextOf, scanWorker } from './serve-worker.ts';
import { describeWorker, liveAsWorker } from './serve-worker-life.ts';
import { startVerificationClock } from './serve-verification-clock.ts';
import type { Surroundings } from './surroundings.ts';

interface WorkTerms {
  readonly settings: Settings;
  readonly ports: PortSelection;
  readonly intelligence: ServedIntelligence;
  readonly display: ProgressDisplay;
  /** Of the API in the same process; undefined in a worker. */
  readonly address: string | undefined;
}

/** Begins with all that is not the API: scans, updates of the intelligence, messages. */
export async function startWork(
  parts: OperationParts,
  terms: WorkTerms,
  around: Surroundings,
): Promise<void> {
  const { settings, ports, display } = terms;
  const { scanRatePerSecond: ratePerSecond, scanHostRatePerSecond: ratePerSecondPerHost } = settings;
  const onProgress: ProgressDisplay['update'] = (job, progress) => display.update(job, progress);
  const routers = { secretKey: parts.settings.secretKey, loadLimits: settings.routerLoadLimits };
  const rates = { ratePerSecond, ratePerSecondPerHost, timeouts: settings.scanTimeouts };
  const onHoldError = (error: unknown): void => around.log.error({ err: error }, 'hold clock');
  around.closing.add(
    'work',
    'holds',
    startHoldClock({ ...parts, deadlines: settings.scanTimeouts }, onHoldError),
  );
  const { workerLabels: labels, workerConcurrency: concurrency } = settings;
  const hands = { blockAddresses: settings.blockAddresses, mostHands: settings.siteWorkers };
  const self = describeWorker(parts, { labels, release: readVersion() });
  const life = await liveAsWorker(parts, self, around.log);
  around.closing.add('notice', 'draining', () => life.drain());
  around.closing.add('farewell', 'worker', () => life.end());
  const context = scanContextOf({
    ...parts,
    workerId: self.id,
    intelligence: terms.intelligence,
    ports,
    routers,
    ...rates,
    hands,
    onProgress,
    log: around.log,
  });
  await parts.jobs.startWorker(scanWorker(context, around.log), { labels, concurrency });
  if (context.hands !== undefined) {
    const helper = { workerId: self.id, labels };
    const terms = { places: concurrency, log: around.log };
    around.closing.add('work', 'hands', startHands(context, helper, terms));
  }
  around.closing.add('work', 'retention', startRetentionClock(parts, around.log));
  const onVerificationError = (error: unknown): void => around.log.error({ err: error }, 'verification');
  around.closing.add('work', 'verifications', startVerificationClock(parts, settings, onVerificationError));
  await startUpdates(parts, terms, around);
  await startNotifications(parts, terms, around);
}

async function startUpdates(
  { clock, jobs, store, newId }: OperationParts,
  { settings: { intelligence: settings }, intelligence }: WorkTerms,
  { log, closing }: Surroundings,
): Promise<void> {
  const parts = { clock, jobs, store, newId, settings, intelligence, log, version: readVersion() };
  await jobs.startUpdater(updateWorker(parts));
  closing.add('work', 'updates', startUpdateClock(parts));
}

async function startNotifications(
  { clock, jobs, store, newId, intelligence, settings: own }: OperationParts,
  { settings: { notifications, publicUrl, host, port }, address }: WorkTerms,
  { log, closing }: Surroundings,
): Promise<void> {
  // A worker knows of the API only what it was told.
  const settings = { ...own, publicUrl: publicUrl ?? address ?? `http://${host}:${port}` };
  const parts = { clock, jobs, store, newId, intelligence, settings, notifications, log };
  await jobs.startDeliverer(deliveryWorker(parts));
  closing.add('work', 'notifications', startDeliveryClock(parts));
}
