import type { CliStreams } from './cli-streams.ts';

/** What the program needs from the process it runs in. */
export interface ProgramHost {
  readonly io: CliStreams;
  readonly signal: AbortSignal;
  /** Runs the service until it is told to stop; lives in `main`. */
  readonly serve: () => Promise<number>;
  readonly version: string;
}
