import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { ServiceObservation } from '../../domain/observation.ts';
import type { Finding, HostResult } from '../../domain/scan-result.ts';
import type { TicketOfFinding } from '../../domain/ticket.ts';
import type { VexJustification } from '../../domain/vex-justification.ts';
import type { ReportDecision } from './scan-report.ts';

/** The four statuses of VEX (CISA, Minimum Requirements for VEX, 2023). */
export type VexStatus = 'affected' | 'fixed' | 'not_affected' | 'under_investigation';

/** One CVE on one service of one host, and how it stands there. */
export interface ReportEntry {
  readonly cveId: string;
  /** Null for what a distribution has mended: its record was not kept with the scan. */
  readonly cve: CveDetail | null;
  readonly status: VexStatus;
  /** What decided, and where it is written. */
  readonly reason: string;
  /** What to do, or what a person decided to do; null unless `affected`. */
  readonly action: string | null;
  /** Why it does not concern the service; null unless `not_affected`. */
  readonly impact: string | null;
  readonly decision: ReportDecision | null;
  /** Those that are to mend it, oldest first. */
  readonly tickets: readonly TicketOfFinding[];
  /** The machine readable reason that a person gave; null unless `not_affected`. */
  readonly justification: VexJustification | null;
  /** Null for what a distribution has mended. */
  readonly finding: Finding | null;
  readonly host: HostResult;
  readonly service: Pick<ServiceObservation, 'port' | 'transport'>;
  readonly judgedCpe: string;
}
