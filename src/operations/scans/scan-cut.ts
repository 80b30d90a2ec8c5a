import type { Scan } from '../../domain/scan.ts';
import type { StopReason } from '../../domain/stop-reason.ts';
import { ScanStop } from '../../scanning/pipeline/scan-stop.ts';
import type { Clock } from '../../support/clock.ts';

/** How long a scan may take, beside the deadlines of its sites and hosts. */
export interface ScanDeadlines {
  /** Milliseconds from the begin of a scan to its end, waiting and pauses included. */
  readonly scanMs: number;
  /** Milliseconds that a part may go on without getting anywhere. */
  readonly stallMs: number;
  /** Milliseconds that it may be paused at a time. */
  readonly pauseMs: number;
}

/** Ends the work on a part early for a reason that its report names; what was found is kept. */
export interface ScanCut {
  readonly signal: AbortSignal;
  end(reason: StopReason): void;
  /** Drops the timer. */
  close(): void;
}

/** Fires at the deadline of the whole scan, at once when it has passed. To be closed when work on the part is over. */
export function startScanCut(
  { startedAt }: Pick<Scan, 'startedAt'>,
  { clock, deadlines }: { readonly clock: Clock; readonly deadlines: ScanDeadlines },
): ScanCut {
  const cut = new AbortController();
  const end = (reason: StopReason): void => cut.abort(new ScanStop(reason));
  const now = clock.now().getTime();
  const leftMs = (startedAt === null ? now : Date.parse(startedAt)) + deadlines.scanMs - now;
  if (leftMs <= 0) end('scan_deadline');
  const timer = setTimeout(() => end('scan_deadline'), Math.max(0, leftMs));
  timer.unref();
  return { signal: cut.signal, end, close: () => clearTimeout(timer) };
}
