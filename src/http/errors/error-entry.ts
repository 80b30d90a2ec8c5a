/** What the API says about one error code, and its page about it. */
export interface ErrorEntry {
  readonly status: number;
  /** What happened, one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly remedy: string;
}
