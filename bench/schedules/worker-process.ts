import { setTimeout as wait } from 'node:timers/promises';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../src/domain/scan-request.ts';
import { judgeHost } from '../../src/matching/judge-host.ts';
import { startHoldClock } from '../../src/main/serve-held-scans.ts';
import { startScanClock } from '../../src/main/serve-scan-clock.ts';
import { describeWorker, liveAsWorker } from '../../src/main/serve-worker-life.ts';
import { createServeLogger } from '../../src/main/serve-logger.ts';
import { openIntelligence } from '../../src/operations/intelligence/open-intelligence.ts';
import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import { defaultLimits } from '../../src/scanning/scan-limits.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { systemClock } from '../../src/support/clock.ts';
import { newId } from '../../src/support/new-id.ts';
import { aHost, anSshService } from '../../test/support/a-scan-result.ts';

// A worker as `sitewarden worker` is one, but for the packets: each site answers with a host after some time.
const [databaseUrl = '', concurrency = '10', scanMs = '1000'] = process.argv.slice(2);
const log = createServeLogger('warn', process.stderr);
const onError = (error: unknown): void => log.error({ err: error }, 'worker');
const store = await openStore({ databaseUrl });
const bundle = await openIntelligence(undefined);
const jobs = await openJobQueue(store, onError);
const ground = { clock: systemClock, newId, store };
const self = describeWorker(ground, { labels: [], release: 'bench' });
const life = await liveAsWorker(ground, self, log);

async function* simulated({ addresses }: ScanRequest, signal?: AbortSignal): AsyncIterable<ScanEvent> {
  await wait(Number(scanMs), undefined, signal && { signal });
  yield { type: 'host', host: aHost([anSshService()], addresses[0]) };
  yield {
    type: 'end',
    partialReasons: [],
    addressesWithoutAnswer: 0,
    excludedDevices: 0,
    ghostAddresses: 0,
    traffic: { packetsSent: 0, peakPerSecond: 0, ratePerSecond: 0, ratePerSecondPerHost: 0 },
    phaseMs: { discovery: 0, ports: 0, services: 0 },
  };
}

const deadlines = { scanMs: 72 * 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 };
const line = {
  ...ground,
  workerId: self.id,
  intelligence: { current: () => bundle },
  judgeHost,
  ports: { tcp: [22], udp: [] },
  limits: defaultLimits,
  deadlines,
  isScopeSealed: () => true,
  scanTargets: (request: ScanRequest, { signal }: { readonly signal?: AbortSignal }) =>
    simulated(request, signal),
};
await jobs.startWorker((job, signal) => executeScanSite(line, job, signal), {
  concurrency: Number(concurrency),
});
const settings = { linkSecret: 'a secret of the bench, thirty-two bytes', secretKey: undefined };
const stopClock = startScanClock({ ...ground, jobs, settings, reachedLabels: [] }, onError);
const stopHolds = startHoldClock({ ...ground, jobs, deadlines }, onError);
process.once('SIGTERM', () => void end());
// Of the work alone, without what starting takes.
const started = process.cpuUsage();

async function end(): Promise<void> {
  const { user, system } = process.cpuUsage(started);
  await stopHolds();
  await stopClock();
  await jobs.stop();
  await life.end();
  const { rss } = process.memoryUsage();
  const { maxRSS } = process.resourceUsage();
  const cpuSeconds = (user + system) / 1_000_000;
  process.stdout.write(
    `${JSON.stringify({ rssMb: rss / 2 ** 20, peakMb: maxRSS / 1024, cpuSeconds })}\n`,
    () => process.exit(0),
  );
}
