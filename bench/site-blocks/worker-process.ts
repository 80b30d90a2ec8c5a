import { setTimeout as wait } from 'node:timers/promises';
import { noProgress, type ScanEvent } from '../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../src/domain/scan-request.ts';
import { startHands } from '../../src/main/serve-hands.ts';
import { createServeLogger } from '../../src/main/serve-logger.ts';
import { executeScanSite } from '../../src/operations/scans/execute-scan-site.ts';
import { defaultLimits } from '../../src/scanning/scan-limits.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { newId } from '../../src/support/new-id.ts';
import { aScanLine } from '../../test/integration/operations/a-scan-line.ts';
import { aHost, anSshService } from '../../test/support/a-scan-result.ts';

// A worker as `sitewarden worker` is one, but for the packets.
const [databaseUrl = '', blockAddresses = '1024', addressMs = '250'] = process.argv.slice(2);
const atOnce = 64;
const log = createServeLogger('warn', process.stderr);
const store = await openStore({ databaseUrl });
const jobs = await openJobQueue(store, (error) => log.error({ err: error }, 'worker'));

async function* simulated({ addresses }: ScanRequest, signal?: AbortSignal): AsyncIterable<ScanEvent> {
  for (let at = 0; at < addresses.length; at += atOnce) {
    await wait(Number(addressMs), undefined, signal && { signal });
    const some = addresses.slice(at, at + atOnce);
    const addressesDone = at + some.length;
    yield { type: 'progress', progress: { ...noProgress, addressesDone, packetsSent: addressesDone } };
    for (const address of some.filter((_, index) => index % 4 === 0))
      yield { type: 'host', host: aHost([anSshService()], address) };
  }
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

const workerId = newId();
const line = aScanLine(store, simulated, {
  workerId,
  limits: defaultLimits,
  hands: { blockAddresses: Number(blockAddresses), mostHands: 4 },
});
await jobs.startWorker((job, signal) => executeScanSite(line, job, signal));
const stopHands = startHands(line, { workerId, labels: [] }, { places: 1, log });
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void Promise.all([stopHands(), jobs.stop()])
    .then(() => store.close())
    .then(() => process.exit(0));
});
