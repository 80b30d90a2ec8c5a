import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import { findScanOrder } from '../../store/queries/scan-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { LeaseLost } from './scan-lease.ts';

const everyMs = 1000;

/** Hears, in whatever process, that a scan shall end, or that another has taken the part. */
export interface StopWatch {
  /** Aborts when somebody asked for the end of the scan, deleted it, or deleted the site. */
  readonly signal: AbortSignal;
  /** Aborts when another worker has the part. */
  readonly lost: AbortSignal;
  /** Looks at once. */
  check(): Promise<void>;
  close(): void;
}

/** Looks about once a second whether work on a part shall end. To be closed when it is over. */
export function watchForStop(context: { readonly store: TenantStore }, job: LeasedScanJob): StopWatch {
  const stop = new AbortController();
  const lost = new AbortController();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const check = async (): Promise<void> => {
    if (stop.signal.aborted || lost.signal.aborted) return;
    const order = await findScanOrder(context.store.db, job);
    if (order === 'stop') stop.abort();
    if (order === 'lost') lost.abort(new LeaseLost());
  };
  const again = (): void => {
    if (closed || stop.signal.aborted || lost.signal.aborted) return;
    timer = setTimeout(() => {
      // A store that does not answer now is asked again; the scan's own writes tell of lasting faults.
      void check()
        .catch(() => undefined)
        .then(again);
    }, everyMs);
    timer.unref();
  };
  again();
  return {
    signal: stop.signal,
    lost: lost.signal,
    check,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
