/** Bounds that keep a slow, endless or hostile source from holding an update or filling the disk. */
export interface FetchLimits {
  /** Bytes of one file as it is sent. */
  readonly maxBytes: number;
  /** From the first question to the last byte of one file, pauses and repeated attempts included. */
  readonly timeoutMs: number;
  /** Without a byte, before an attempt is given up. */
  readonly idleTimeoutMs: number;
  /** Attempts in a row that brought nothing; one that came further begins the count anew. */
  readonly maxAttempts: number;
  readonly maxRedirects: number;
  /** Pause before the second attempt; doubles with each further one. */
  readonly firstPauseMs: number;
  /** No pause is longer, whatever Retry-After asks for: then the attempt counts as failed. */
  readonly maxPauseMs: number;
}

const mebibyte = 1024 * 1024;

export const defaultFetchLimits: FetchLimits = {
  maxBytes: 256 * mebibyte,
  timeoutMs: 30 * 60_000,
  idleTimeoutMs: 30_000,
  maxAttempts: 4,
  maxRedirects: 5,
  firstPauseMs: 1000,
  maxPauseMs: 60_000,
};
