/** One file of an archive. */
export interface ArchiveEntry {
  /** A relative path with `/`, never leading out of the archive. */
  readonly name: string;
  readonly content: Buffer;
}
