/** One job of the queue `run-scan`: one site's part of a scan. */
export interface RunScanJob {
  readonly organizationId: string;
  readonly scanId: string;
  readonly scanSiteId: string;
}

/** Who may take a job. */
export interface JobRoute {
  /** The label that a worker needs; null: any worker. */
  readonly workerLabel: string | null;
  /** Which form the job has; a worker takes those up to its own, so that an older one leaves newer jobs alone. */
  readonly jobForm: number;
}

/** The newest form of the jobs that this release makes. To be raised when an older worker could not do what a job asks for. */
export const runScanForm = 2;

/** The form of parts that one worker does whole. */
export const wholePartForm = 1;
/** The form of parts that several workers may share: one that does not know of the others would send beside them. */
export const sharedPartForm = 2;

/** A job while one worker has it. */
export interface LeasedScanJob extends RunScanJob {
  /** Counts who took the part; whoever has an older number has lost it. */
  readonly lease: number;
}
