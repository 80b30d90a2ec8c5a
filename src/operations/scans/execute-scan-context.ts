import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { ScanEvent, ScanProgress } from '../../domain/scan-progress.ts';
import type { PortSelection, ScanLimits, ScanRequest } from '../../domain/scan-request.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import type { VerdictOf } from '../../findings/is-verified-fix.ts';
import type { AbsentCves } from '../../matching/judge-absence.ts';
import type { ScanTargetsOptions } from '../../scanning/scan-targets.ts';
import type { Store } from '../../store/open-store.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import type { Clock } from '../../support/clock.ts';
import type { EndedPart } from './end-scan-site.ts';
import type { ScanDeadlines } from './scan-cut.ts';
import type { AgentScanContext } from '../agents/scan-by-agent.ts';
import type { RouterReadingTerms } from './read-site-router.ts';

/** How the part of a large site is shared among workers. */
export interface HandSettings {
  /** Addresses of a block, at most; what lies in one /24 is never cut. */
  readonly blockAddresses: number;
  /** Most workers at one part; 1: none is shared. */
  readonly mostHands: number;
}

/** What the run of a scan is put together from; `Lookup` is whatever the matcher asks of a bundle. */
export interface ExecuteScanContext<Lookup extends IntelligenceView = IntelligenceView> {
  readonly store: Store;
  readonly clock: Clock;
  /** Who works, as workers are listed; absent: nobody who is. */
  readonly workerId?: string;
  readonly newId: () => string;
  readonly intelligence: { current(): Lookup };
  readonly scanTargets: (
    request: ScanRequest,
    options: { readonly signal?: AbortSignal; readonly clock: Clock } & Pick<
      ScanTargetsOptions,
      'load' | 'share'
    >,
  ) => AsyncIterable<ScanEvent>;
  readonly judgeHost: (bundle: Lookup, host: HostObservation) => HostResult;
  /** Judges CVEs that a scan did not show; absent: such findings stay open. */
  readonly judgeAbsence?: (bundle: Lookup, absent: AbsentCves) => VerdictOf;
  readonly ports: PortSelection;
  /** Those of the whole are of one site's part of a scan. */
  readonly limits: ScanLimits;
  readonly deadlines: ScanDeadlines;
  /** Whether where a part may send to is as it was when its scan was accepted. */
  readonly isScopeSealed: (organizationId: string, scanSite: ScanSite) => boolean;
  /** How routers of sites are read before their scan; absent: they are not. */
  readonly routers?: RouterReadingTerms;
  /** How agents are talked to; absent: sites with one are not scanned. */
  readonly agents?: Pick<AgentScanContext, 'settings' | 'patience'>;
  /** How large parts are shared among workers; absent: each is scanned by one. */
  readonly hands?: HandSettings;
  /** Told of each part that has ended. */
  readonly onPartEnded?: (part: EndedPart) => void;
  /** Told about every step, for a progress line. */
  readonly onProgress?: (job: RunScanJob, progress: ScanProgress) => void;
}

/** The same while one job is worked on: with the store of the organization that the scan belongs to. */
export type ScanJobContext<Lookup extends IntelligenceView = IntelligenceView> = Omit<
  ExecuteScanContext<Lookup>,
  'store'
> & { readonly store: TenantStore };
