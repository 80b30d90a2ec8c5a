/** A process that works on scans. */
export interface Worker {
  readonly id: string;
  /** Machine and process, for people. */
  readonly name: string;
  /** The networks it reaches, as sites name them. */
  readonly labels: readonly string[];
  /** Version of the program. */
  readonly release: string;
  /** The newest form of jobs that it knows. */
  readonly jobForm: number;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** How a worker stands by its last heartbeat. */
export type WorkerState = 'alive' | 'draining' | 'lost';
export const workerStates = ['alive', 'draining', 'lost'] as const satisfies readonly WorkerState[];

/** Seconds without a heartbeat after which a worker is lost; it tells of itself every five. */
export const workerLostAfterSeconds = 20;

/** A label is a word as in names of machines: small letters, digits and hyphens, 63 at most. */
export const workerLabelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
