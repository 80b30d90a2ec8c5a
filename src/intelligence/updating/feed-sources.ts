import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feedNames, isFeedName, type FeedName } from '../../domain/feed-name.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { feeds } from '../feeds/registry.ts';
import { hasFilesOf } from '../feeds/take-folder.ts';
import type { FeedSource } from './fetch-feed.ts';

export interface FeedChoice {
  /** What the operator says of feeds: an address, a path or `off`. */
  readonly places: ReadonlyMap<FeedName, string>;
  /** Names of feeds; all when empty. */
  readonly only: readonly string[];
  /** A folder with a folder for each feed, which takes the place of all sources. */
  readonly from?: string | undefined;
}

/**
 * Where each feed that is asked for comes from. Errors: `usage` / `feed_unknown`, `feed_off`, `feed_missing` (`from`
 * holds no feed that is asked for).
 */
export function feedSources({ places, only, from }: FeedChoice): Map<FeedName, FeedSource> {
  const wanted = only.map(feedOf);
  const sources = new Map<FeedName, FeedSource>();
  for (const name of feedNames) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const source = from === undefined ? sourceOf(name, places.get(name)) : folderIn(from, name);
    if (source !== undefined) sources.set(name, source);
    else if (wanted.length > 0 && from === undefined) {
      throw new SitewardenError('usage', 'feed_off', `The feed ${name} is switched off by its setting.`);
    }
  }
  if (from !== undefined && sources.size === 0) {
    const names = (wanted.length > 0 ? wanted : feedNames).join(', ');
    throw new SitewardenError('usage', 'feed_missing', `${from} holds no folder of a feed (${names}).`);
  }
  return sources;
}

function sourceOf(name: FeedName, place: string | undefined): FeedSource | undefined {
  if (place === 'off') return undefined;
  if (place === undefined) return { kind: 'url', url: new URL(feeds[name].source) };
  if (/^https?:\/\//iu.test(place)) return { kind: 'url', url: new URL(place) };
  return { kind: 'path', path: resolve(place.startsWith('file://') ? fileURLToPath(place) : place) };
}

function folderIn(from: string, name: FeedName): FeedSource | undefined {
  const path = join(resolve(from), name);
  return hasFilesOf(feeds[name], path) ? { kind: 'path', path } : undefined;
}

function feedOf(text: string): FeedName {
  if (isFeedName(text)) return text;
  throw new SitewardenError(
    'usage',
    'feed_unknown',
    `There is no feed "${text.slice(0, 100)}". Feeds: ${feedNames.join(', ')}.`,
  );
}
