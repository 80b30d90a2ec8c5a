import type { CliStreams } from '../cli/cli-streams.ts';

/** Where the running program speaks: people read `stdout`, the log goes to `stderr`. */
export type ServeIo = Pick<CliStreams, 'stdout' | 'stderr'>;

/** Prints one line for people. */
export type Say = (line: string) => void;
