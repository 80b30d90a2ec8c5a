import type { FeedFingerprints } from '../domain/feed-fingerprint.ts';
import type { ScanEvent } from '../domain/scan-progress.ts';
import type { ScanRequest } from '../domain/scan-request.ts';
import type { Clock } from '../support/clock.ts';
import { startDeadline } from './pipeline/deadline.ts';
import { EventChannel } from './pipeline/event-channel.ts';
import { scanAddresses } from './pipeline/scan-addresses.ts';
import { createScanContext } from './pipeline/scan-context.ts';
import { ScanStop } from './pipeline/scan-stop.ts';
import { assertInScope } from './sockets/compiled-scope.ts';

export interface ScanTargetsOptions {
  /** Stops the scan: hosts under way are still given, as partial, within seconds. */
  readonly signal?: AbortSignal;
  readonly clock: Clock;
  /** Fingerprints of a feed, asked where none of our own fits. */
  readonly feed?: FeedFingerprints | undefined;
}

/** Progress is told at most this often. */
const progressEveryMs = 125;

/**
 * Scans what `request` names: discovery → ports → services, each host going its way as fast as it can. Gives a
 * `host` event as each host is finished, progress in between, one `end` last. Throws `outside_scope`, before any
 * packet, when an address is not in the scope. Leaving the loop early stops the scan and closes everything.
 */
export async function* scanTargets(
  request: ScanRequest,
  options: ScanTargetsOptions,
): AsyncGenerator<ScanEvent, void, undefined> {
  for (const address of request.addresses) assertInScope(request.scope, address);
  const reader = new AbortController();
  const onStop = (): void => reader.abort(new ScanStop('stopped'));
  if (options.signal?.aborted === true) onStop();
  options.signal?.addEventListener('abort', onStop, { once: true });
  const deadline = startDeadline(reader.signal, request.limits.scanTimeoutMs, 'scan_timeout');
  try {
    yield* scanUntil(request, options, deadline.signal, onStop);
  } finally {
    options.signal?.removeEventListener('abort', onStop);
    deadline.dispose();
  }
}

async function* scanUntil(
  request: ScanRequest,
  { clock, feed }: ScanTargetsOptions,
  signal: AbortSignal,
  stop: () => void,
): AsyncGenerator<ScanEvent, void, undefined> {
  const context = await createScanContext(request, clock, signal, feed);
  const channel = new EventChannel();
  const progressTimer = setInterval(
    () => channel.setProgress(context.tally.progress(false)),
    progressEveryMs,
  );
  const finished = scanAddresses(context, channel).then(
    () => channel.end(),
    (error: unknown) => channel.end(error),
  );
  try {
    yield* channel.read();
  } finally {
    clearInterval(progressTimer);
    stop();
    await finished;
    context.sweep.close();
    await context.localPool.close();
  }
}
