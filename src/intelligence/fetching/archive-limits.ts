/** Bounds that keep a hostile or broken archive from filling disk and memory. */
export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Unpacked bytes of one entry. */
  readonly maxEntryBytes: number;
  /** Unpacked bytes of all entries. */
  readonly maxTotalBytes: number;
  /** Unpacked bytes for each byte of the archive. Real feeds reach about 12. */
  readonly maxExpansion: number;
}

const mebibyte = 1024 * 1024;

export const defaultArchiveLimits: ArchiveLimits = {
  maxEntries: 1_000_000,
  maxEntryBytes: 16 * mebibyte,
  maxTotalBytes: 16 * 1024 * mebibyte,
  maxExpansion: 200,
};
