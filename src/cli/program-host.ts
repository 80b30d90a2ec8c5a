import type { CliStreams } from './cli-streams.ts';

/** What the program needs from the process it runs in. */
export interface ProgramHost {
  readonly io: CliStreams;
  readonly signal: AbortSignal;
  /** Runs the service, or a half of it, until it is told to stop; lives in `main`. */
  readonly serve: (role: 'serve' | 'api' | 'worker') => Promise<number>;
  /** Works on the store itself; lives in `main`. */
  readonly admin: (task: AdminTask) => Promise<number>;
  readonly version: string;
}

/** What `sitewarden admin` does. */
export type AdminTask =
  | { readonly task: 'prune'; readonly dryRun: boolean }
  | { readonly task: 'backup' | 'restore'; readonly file: string }
  | { readonly task: 'migrate' };
