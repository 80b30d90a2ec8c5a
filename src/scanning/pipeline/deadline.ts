import { setMaxListeners } from 'node:events';
import { whenElapsed } from '../budget/paced-time.ts';
import type { StopReason } from '../../domain/stop-reason.ts';
import { ScanStop, stopReasonOf } from './scan-stop.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Drops the timer and the link to the parent. */
  dispose(): void;
}

/** A signal that fires with the parent, for the parent's reason, or after `ms` by the clock `elapsedMs` for `reason`. */
export function startDeadline(
  parent: AbortSignal | undefined,
  ms: number,
  reason: StopReason,
  elapsedMs: () => number = () => performance.now(),
): Deadline {
  const controller = new AbortController();
  // Many sockets wait on one signal at once; that is no leak.
  setMaxListeners(0, controller.signal);
  const onParent = (): void => {
    if (parent !== undefined) controller.abort(new ScanStop(stopReasonOf(parent)));
  };
  if (parent?.aborted === true) onParent();
  else parent?.addEventListener('abort', onParent, { once: true });
  const dropTimer = whenElapsed(ms, elapsedMs, () => controller.abort(new ScanStop(reason)));
  return {
    signal: controller.signal,
    dispose: () => {
      dropTimer();
      parent?.removeEventListener('abort', onParent);
    },
  };
}
