import type { FeedName } from '../../domain/feed-name.ts';

/** What to bring up to date, in values that can be sent to a thread. */
export interface UpdateOrder {
  /** Where the feeds are kept between updates. */
  readonly feedDirectory: string;
  /** The bundle file. */
  readonly out: string;
  /** What the operator says of feeds: an address, a path or `off`. */
  readonly places: ReadonlyMap<FeedName, string>;
  /** Names of feeds; all when empty. */
  readonly only: readonly string[];
  /** A folder with a folder for each feed, which takes the place of all sources. */
  readonly from?: string | undefined;
  readonly proxy: string | undefined;
  readonly nvdApiKey: string | undefined;
  /** Of the program: another one may read the same files better. */
  readonly version: string;
}
