import { systemClock } from '../../src/support/clock.ts';
import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { aScanRequest } from './a-scan-request.ts';

/** A child process of the tests: leaves a scan in the way that is asked for, and ends when nothing holds it. */
const [way = '', targets = '127.7.14.1', ports = 'all'] = process.argv.slice(2);
const stop = new AbortController();
const scan = scanTargets(aScanRequest({ targets: [targets], ports }), {
  clock: systemClock,
  signal: stop.signal,
});

async function read(): Promise<void> {
  for await (const event of scan) {
    if (event.type !== 'progress') continue;
    if (way === 'break') break;
    if (way === 'throw') throw new Error('the reader fails');
    if (way === 'abort') stop.abort();
  }
}

await read().catch(() => undefined);
process.stdout.write('left');
