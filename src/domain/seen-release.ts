/** A release that its vendor's feed has named. */
export interface SeenRelease {
  readonly version: string;
  /** Calendar day; null where the feed tells none. */
  readonly releasedOn: string | null;
  /** Channels whose newest release it was: `stable`, `long-term`, `testing`; ascending. */
  readonly channels: readonly string[];
}
