import type { ScanEvent } from '../domain/scan-progress.ts';
import type { ScanRequest } from '../domain/scan-request.ts';
import type { Clock } from '../support/clock.ts';
import { PacedTime } from './budget/paced-time.ts';
import type { ScanPace } from '../domain/scan-pace.ts';
import type { ScanShare } from './budget/scan-share.ts';
import { startDeadline } from './pipeline/deadline.ts';
import { EventChannel } from './pipeline/event-channel.ts';
import { scanAddresses } from './pipeline/scan-addresses.ts';
import { createScanContext, type ScanKnowledge } from './pipeline/scan-context.ts';
import { ScanStop, stopReasonOf } from './pipeline/scan-stop.ts';
import { watchLoad, type LoadWatchOptions } from './routeros/watch-load.ts';
import { assertInScope } from './sockets/compiled-scope.ts';

export interface ScanTargetsOptions extends ScanKnowledge {
  /** Stops the scan: hosts under way are still given, as partial, within seconds. */
  readonly signal?: AbortSignal;
  readonly clock: Clock;
  /** The load of the router that the scan goes through, and what of it makes the scan go slower. */
  readonly load?: Omit<LoadWatchOptions, 'onPace'> | undefined;
  /** Where the addresses are some of a larger scan's: what of that scan's limits is theirs. Then others watch the router. */
  readonly share?: ScanShare | undefined;
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
  const onStop = (): void => {
    const { signal } = options;
    reader.abort(new ScanStop(signal?.aborted === true ? stopReasonOf(signal) : 'stopped'));
  };
  if (options.signal?.aborted === true) onStop();
  options.signal?.addEventListener('abort', onStop, { once: true });
  const { scanTimeoutMs } = request.limits;
  const time = new PacedTime();
  // A router that stays busy must not hold a scan for ever: it may wait as long as it may work, and no longer.
  const elapsedMs = (): number => Math.max(time.unpausedMs(), time.totalMs() - scanTimeoutMs);
  const deadline = startDeadline(reader.signal, scanTimeoutMs, 'scan_timeout', elapsedMs);
  try {
    yield* scanUntil(request, { ...options, time }, deadline.signal, onStop);
  } finally {
    options.signal?.removeEventListener('abort', onStop);
    deadline.dispose();
  }
}

async function* scanUntil(
  request: ScanRequest,
  { clock, load, share, time, ...knowledge }: ScanTargetsOptions & { readonly time: PacedTime },
  signal: AbortSignal,
  stop: () => void,
): AsyncGenerator<ScanEvent, void, undefined> {
  const context = await createScanContext(request, clock, signal, {
    ...knowledge,
    time,
    isPaced: load !== undefined || share?.terms.isPaced === true,
    share,
  });
  const channel = new EventChannel();
  const progressTimer = setInterval(
    () => channel.setProgress(context.tally.progress(false)),
    progressEveryMs,
  );
  const onPace = (pace: ScanPace): void => {
    time.setPace(pace);
    context.budget.setPace(pace);
  };
  share?.follow(({ pace }) => onPace(pace));
  const watch = load && watchLoad({ ...load, onPace });
  const finished = scanAddresses(context, channel).then(
    () => channel.end(),
    (error: unknown) => channel.end(error),
  );
  try {
    for await (const event of channel.read()) {
      if (event.type === 'end' && watch !== undefined) yield { ...event, routerLoad: await watch.end() };
      else yield event.type === 'progress' && time.isPaused ? { ...event, isWaiting: true } : event;
    }
  } finally {
    clearInterval(progressTimer);
    stop();
    await watch?.end();
    await finished;
    context.sweep.close();
    context.neighbours.close();
    context.door.close();
    context.announcements?.close();
    await Promise.all([context.localPool.close(), context.threads.close()]);
  }
}
