import type { FeedName } from './feed-name.ts';

/** What is known of a feed since it was last looked for. Instants are ISO 8601. */
export interface FeedState {
  readonly name: FeedName;
  /** Where it comes from, without credentials. */
  readonly source: string;
  readonly lastCheckedAt: string | null;
  /** When it last brought something new. */
  readonly lastChangedAt: string | null;
  /** Why the last check failed; null when it did not. */
  readonly lastError: { readonly code: string; readonly message: string; readonly at: string } | null;
  readonly newestRecordAt: string | null;
  /** Null where nobody counts them. */
  readonly records: number | null;
  /** As it was sent. */
  readonly bytes: number;
  /** Whether the bundle is built from it; otherwise it is kept and counted only. */
  readonly inBundle: boolean;
}
