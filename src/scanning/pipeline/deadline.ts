import { setMaxListeners } from 'node:events';
import { ScanStop, stopReasonOf, type StopReason } from './scan-stop.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Drops the timer and the link to the parent. */
  dispose(): void;
}

const longestTimerMs = 2_147_483_647;

/** A signal that fires with the parent, for the parent's reason, or after `ms` for `reason`. */
export function startDeadline(parent: AbortSignal | undefined, ms: number, reason: StopReason): Deadline {
  const controller = new AbortController();
  // Many sockets wait on one signal at once; that is no leak.
  setMaxListeners(0, controller.signal);
  const onParent = (): void => {
    if (parent !== undefined) controller.abort(new ScanStop(stopReasonOf(parent)));
  };
  if (parent?.aborted === true) onParent();
  else parent?.addEventListener('abort', onParent, { once: true });
  const timer = setTimeout(() => controller.abort(new ScanStop(reason)), Math.min(ms, longestTimerMs));
  return {
    signal: controller.signal,
    dispose: () => {
      clearTimeout(timer);
      parent?.removeEventListener('abort', onParent);
    },
  };
}
