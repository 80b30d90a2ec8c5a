import type { Transport } from '../../../domain/observation.ts';

/** A reply on its way to be read. `text` is the head of `data`, one character a byte (latin1). */
export interface ReplyInput {
  readonly data: Buffer;
  readonly text: string;
  /** 0 when it is not known. */
  readonly port: number;
  readonly transport: Transport;
  /** True when the caller says that the reply is of this very protocol: a bare banner is then enough. */
  readonly hinted: boolean;
}

/** What a reply states, before any fingerprint is asked who the program is. */
export interface ReplyFacts {
  /** Service word of the identity. */
  readonly service: string;
  /** Values that fingerprints of this protocol may match, by field name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string>>;
}

/**
 * Reads the replies of one protocol. `read` gives undefined for bytes of another protocol; it may throw a
 * RangeError for cut-off bytes, which the caller takes for the same answer.
 */
export interface ReplyReader {
  readonly protocol: string;
  /** Other words that callers use for the protocol, lower case. */
  readonly names: readonly string[];
  readonly read: (input: ReplyInput) => ReplyFacts | undefined;
}
