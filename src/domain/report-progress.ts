/**
 * `reading`: what it says is being gathered; `writing`: it is sent as its reader takes it; `abandoned`: its reader has gone,
 * or the process that made it.
 */
export const reportProgressStates = ['reading', 'writing', 'finished', 'failed', 'abandoned'] as const;
export type ReportProgressState = (typeof reportProgressStates)[number];

/** How far a report is that somebody waits for. */
export interface ReportProgress {
  /** Chosen by whoever asked for the report. */
  readonly id: string;
  readonly scanId: string;
  readonly state: ReportProgressState;
  readonly findingsWritten: number;
  /** Null while it is not known. */
  readonly findingsTotal: number | null;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly updatedAt: string;
}
