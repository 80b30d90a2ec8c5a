/** Bounds that keep a hostile or broken feed file from taking the machine with it. */
export interface ReadingLimits {
  /** Uncompressed bytes of one file. */
  readonly maxFileBytes: number;
  /** Uncompressed bytes per compressed byte, judged once 64 MiB have come out. Real feeds reach about 50. */
  readonly maxExpansion: number;
  /** Bytes of one record. */
  readonly maxRecordBytes: number;
  /** Nested brackets inside one record. */
  readonly maxDepth: number;
  /** Bytes that may be looked at again while searching the next whole record after damage, per file. */
  readonly maxRescannedBytes: number;
}

const mebibyte = 1024 * 1024;

export const defaultReadingLimits: ReadingLimits = {
  maxFileBytes: 8192 * mebibyte,
  maxExpansion: 400,
  maxRecordBytes: 16 * mebibyte,
  maxDepth: 64,
  maxRescannedBytes: 256 * mebibyte,
};
