import { join } from 'node:path';
import type { FeedName } from '../../domain/feed-name.ts';
import { takeFolder } from '../feeds/take-folder.ts';
import { openFeedFolder, type FeedFolder } from '../feeds/feed-folder.ts';
import type { Feed, FeedTools } from '../feeds/feed.ts';
import type { FetchLimits } from '../fetching/fetch-limits.ts';

/** Where the operator has a feed come from. */
export type FeedSource =
  | { readonly kind: 'url'; readonly url: URL }
  | { readonly kind: 'path'; readonly path: string };

export interface FetchFeedOptions extends FeedTools {
  readonly cacheDirectory: string;
  readonly proxy?: string | undefined;
  /** Takes the place of some of the feed's own bounds. */
  readonly limits?: Partial<FetchLimits> | undefined;
  readonly onProgress: (text: string) => void;
}

/** Opens the folder that keeps a feed. */
export function openFolderOf(feed: Feed, source: FeedSource, options: FetchFeedOptions): Promise<FeedFolder> {
  const { cacheDirectory, proxy, limits, now, pause, signal, onProgress } = options;
  return openFeedFolder(join(cacheDirectory, feed.name), {
    door: { hosts: hostsOf(feed, source), proxy },
    limits: { ...feed.limits, ...limits },
    signal,
    pause: (ms) => pause(ms),
    now,
    onBytes: progressOfBytes(feed.name, onProgress),
  });
}

/** Brings the folder of a feed up to date with its source. */
export async function fetchFeed(
  feed: Feed,
  source: FeedSource,
  folder: FeedFolder,
  tools: FeedTools,
): Promise<void> {
  if (source.kind === 'path') await takeFolder(feed, folder, source.path, tools.signal);
  else await feed.fetch(folder, source.url, tools);
}

/** A mirror leads nowhere else: only the feed's own source may. */
function hostsOf(feed: Feed, source: FeedSource): ReadonlySet<string> {
  if (source.kind === 'path') return new Set();
  const own = new URL(feed.source).host;
  return new Set([source.url.host, ...(source.url.host === own ? feed.hosts : [])]);
}

const megabyte = 1_000_000;

function progressOfBytes(
  feed: FeedName,
  onProgress: (text: string) => void,
): (name: string, bytes: number, total: number | undefined) => void {
  let said = '';
  return (name, bytes, total) => {
    const of = total === undefined ? '' : ` of ${(total / megabyte).toFixed(1)}`;
    const text = `${feed}: ${name} ${(bytes / megabyte).toFixed(1)}${of} MB`;
    if (text !== said) onProgress(text);
    said = text;
  };
}
