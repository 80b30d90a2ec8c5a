import type { FetchLimits } from './fetch-limits.ts';
import type { KeptFile } from './kept-file.ts';
import type { FetchDoor } from './open-response.ts';

export interface FetchFileOptions {
  readonly door: FetchDoor;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
  /** ms; resolves early, by rejecting, when the signal aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The version that is there; without it, or without its file, the file is fetched in any case. */
  readonly known?: KeptFile | undefined;
  /** Beside which path the unfinished is kept, on the same file system; `target` itself when not given. */
  readonly scratch?: string | undefined;
  /** A refusal that this source means as "too often", and the pause in ms that it asks for where it names none. */
  readonly busy?: { readonly status: number; readonly pauseMs: number } | undefined;
  /** Looks at the whole file before it gets its name; throws when it is not to be used. */
  readonly check?: ((path: string, sha256: string) => Promise<void>) | undefined;
  /** Makes what is kept, a file or folder `made`, of the file that came. */
  readonly prepare?: ((path: string, made: string) => Promise<void>) | undefined;
  /** Hears how many bytes are there; `total` where the source says. */
  readonly onBytes?: ((bytes: number, total: number | undefined) => void) | undefined;
}
