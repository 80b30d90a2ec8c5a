import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanEvent, ScanProgress } from '../../domain/scan-progress.ts';
import type { PortSelection, ScanLimits, ScanRequest } from '../../domain/scan-request.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import type { Store } from '../../store/open-store.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import type { Clock } from '../../support/clock.ts';

/** What the run of a scan is put together from; `Lookup` is whatever the matcher asks of a bundle. */
export interface ExecuteScanContext<Lookup extends IntelligenceView = IntelligenceView> {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly intelligence: { current(): Lookup };
  readonly scanTargets: (
    request: ScanRequest,
    options: { readonly signal?: AbortSignal; readonly clock: Clock },
  ) => AsyncIterable<ScanEvent>;
  readonly judgeHost: (bundle: Lookup, host: HostObservation) => HostResult;
  readonly ports: PortSelection;
  readonly limits: ScanLimits;
  /** Told about every step, for a progress line. */
  readonly onProgress?: (job: RunScanJob, progress: ScanProgress) => void;
}

/** The same while one job is worked on: with the store of the organization that the scan belongs to. */
export type ScanJobContext<Lookup extends IntelligenceView = IntelligenceView> = Omit<
  ExecuteScanContext<Lookup>,
  'store'
> & { readonly store: TenantStore };
