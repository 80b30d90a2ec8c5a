import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { lendHand } from '../../../src/operations/hands/lend-hand.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { isHost } from './a-large-site.ts';
import { aScanLine, endOf, progressOf } from './a-scan-line.ts';

// Run as a process of its own, so that it can be killed or frozen: leads a part of a scan, or helps with whatever part can do with it.
const [databaseUrl = '', role = '', workerId = '', askedFile = '', jobText = '{}'] = process.argv.slice(2);
const store = await openStore({ databaseUrl });

/** Each address takes 5 ms; some have a host. */
async function* scan(request: ScanRequest, signal?: AbortSignal): AsyncIterable<ScanEvent> {
  for (const [index, address] of request.addresses.entries()) {
    appendFileSync(askedFile, `${address}\n`);
    await wait(5, undefined, signal && { signal });
    yield { type: 'progress', progress: progressOf(request, index + 1) };
    if (isHost(address)) yield { type: 'host', host: aHost([anSshService()], address) };
  }
  yield endOf();
}

const line = aScanLine(store, scan, { workerId, hands: { blockAddresses: 256, mostHands: 4 } });
const never = new AbortController().signal;
process.stdout.write('ready\n');
if (role === 'lead')
  await executeScanSite(line, JSON.parse(jobText) as Parameters<typeof executeScanSite>[1], never);
else
  for (;;) {
    const hasHelped = await lendHand(line, { workerId, labels: [] }, never);
    if (!hasHelped) await wait(100);
  }
process.stdout.write('done\n');
await store.close();
