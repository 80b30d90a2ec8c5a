import type { DecidedStatus } from '../../domain/lifecycle-state.ts';
import type { StandingDecision } from '../../domain/standing-decision.ts';
import type { TierOf } from '../../domain/priority.ts';
import type { Finding, HostResult, ScanResult } from '../../domain/scan-result.ts';
import type { TicketOfFinding } from '../../domain/ticket.ts';
import type { VexJustification } from '../../domain/vex-justification.ts';
import type { ScanChanges } from './scan-changes.ts';

/** What a person, or a vendor's document, decided about a CVE on a host. */
export interface ReportDecision {
  readonly kind: DecidedStatus;
  /** What it rests on, and the id of that. */
  readonly source: Pick<StandingDecision, 'by' | 'id'>;
  /** The person's own words. */
  readonly reason: string;
  /** Who said it, as histories name them. */
  readonly decidedBy: string;
  readonly decidedAt: string;
  /** Null: never. */
  readonly expiresAt: string | null;
  /** What the person claims of a false positive, if anything. */
  readonly vexJustification: VexJustification | null;
  /** The VEX document that it is a statement of; null for a person's own decision. */
  readonly vexDocument: { readonly id: string; readonly author: string } | null;
}

/** What every report is rendered from: a judged scan, and what people decided about it. */
export interface ScanReport {
  readonly result: ScanResult;
  /** The decision in force; undefined where nobody decided. */
  readonly decisionOf: (host: HostResult, finding: Finding) => ReportDecision | undefined;
  /** The tickets that are to mend it, oldest first; absent where nobody keeps any. */
  readonly ticketsOf?: (host: HostResult, finding: Finding) => readonly TicketOfFinding[];
  readonly tierOf: TierOf;
  /** Absent where nothing is kept that could change. */
  readonly changes?: ScanChanges;
  /** When the newest of what is in it came to be: the end of the scan, or a later decision. Never the clock. */
  readonly issuedAt: string;
  /** Who speaks: an organization, and a URI that names it. */
  readonly publisher: { readonly name: string; readonly namespace: string };
  /** Of this program. */
  readonly version: string;
  /** Told, as findings are written, of how many more. */
  readonly onWritten?: (findings: number) => void;
}

/** A report of a scan that nobody decided anything about, as the one-shot command makes it. */
export function undecidedReport(result: ScanResult, version: string, tierOf: TierOf): ScanReport {
  return {
    result,
    decisionOf: () => undefined,
    tierOf,
    issuedAt: result.finishedAt,
    publisher: { name: 'Unnamed organization', namespace: 'urn:sitewarden:local' },
    version,
  };
}
