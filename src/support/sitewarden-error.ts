/** What went wrong, as a word that callers may branch on. The transport decides the status code. */
export type ErrorKind =
  | 'usage' // the caller asked for something that cannot be asked
  | 'malformed' // the input cannot be read at all
  | 'invalid' // readable, but against a rule
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable' // not our fault, may work later
  | 'internal';

/** An expected failure: `code` is stable and documented, `message` is a sentence for a person. */
export class SitewardenError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options?: { cause?: unknown; retryAfterSeconds?: number },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SitewardenError';
    this.kind = kind;
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}
