import type { FeedName } from '../../domain/feed-name.ts';
import type { FetchLimits } from '../fetching/fetch-limits.ts';
import type { FeedFolder } from './feed-folder.ts';

/** What a feed's own code may use beside its folder. */
export interface FeedTools {
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** ms; rejects when the update is stopped. */
  readonly pause: (ms: number) => Promise<void>;
  /** Raises the rate that NVD's API allows from 5 to 50 requests in 30 s. */
  readonly nvdApiKey?: string | undefined;
}

/** One source of intelligence: where it comes from, within which bounds, and what is made of it. */
export interface Feed {
  readonly name: FeedName;
  /** What it is, for a person. */
  readonly title: string;
  /** Where it is fetched from unless the operator names another place. */
  readonly source: string;
  /** Hosts that the default source may lead to, beside its own. */
  readonly hosts: readonly string[];
  /** Of each of its files. */
  readonly limits: FetchLimits;
  /** Which files of a folder that the operator names belong to it. */
  readonly files: RegExp;
  /** What is made of an archive: one file of lines, or a folder; and of which of its files. */
  readonly archive?: { readonly into: 'lines' | 'folder'; readonly wants: RegExp };
  /** Fetches what has changed at `source` into the folder. */
  readonly fetch: (folder: FeedFolder, source: URL, tools: FeedTools) => Promise<void>;
}
