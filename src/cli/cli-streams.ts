import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes, handed in so that tests can look. */
export interface CliStreams {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Exit statuses that every command keeps to. */
export const exitStatus = { done: 0, failed: 1, badUsage: 2, findingsAtOrAbove: 3 } as const;
