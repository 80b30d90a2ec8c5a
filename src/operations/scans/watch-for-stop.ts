import type { RunScanJob } from '../../domain/run-scan-job.ts';
import { isScanStopRequested } from '../../store/queries/scan-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';

const everyMs = 1000;

/** Hears, in whatever process, that a scan shall end. */
export interface StopWatch {
  /** Aborts when somebody asked for the end of the scan, deleted it, or deleted the site. */
  readonly signal: AbortSignal;
  /** Looks at once. */
  check(): Promise<void>;
  close(): void;
}

/** Looks about once a second whether the scan shall end. To be closed when work on it is over. */
export function watchForStop(context: { readonly store: TenantStore }, job: RunScanJob): StopWatch {
  const stop = new AbortController();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const check = async (): Promise<void> => {
    if (stop.signal.aborted) return;
    if (await isScanStopRequested(context.store.db, job.organizationId, job.scanSiteId)) stop.abort();
  };
  const again = (): void => {
    if (closed || stop.signal.aborted) return;
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
    check,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
