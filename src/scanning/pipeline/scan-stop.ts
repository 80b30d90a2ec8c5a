import type { StopReason } from '../../domain/stop-reason.ts';

/** Carried by abort signals: why work ended before it was done. */
export class ScanStop extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`The scan ended early: ${reason}`);
    this.name = 'ScanStop';
    this.reason = reason;
  }
}

/** Why `signal` fired; what a caller aborts with is `stopped`. */
export function stopReasonOf(signal: AbortSignal): StopReason {
  return signal.reason instanceof ScanStop ? signal.reason.reason : 'stopped';
}
