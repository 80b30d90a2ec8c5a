import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFeedFolder, type FeedFolder } from '../../src/intelligence/feeds/feed-folder.ts';
import type { FeedTools } from '../../src/intelligence/feeds/feed.ts';
import { defaultFetchLimits } from '../../src/intelligence/fetching/fetch-limits.ts';

export interface AFeedFolder {
  /** Opens it anew, as a later run does. */
  open(): Promise<FeedFolder>;
  readonly tools: FeedTools;
  /** ms of each pause that was asked for. */
  readonly pauses: number[];
  now: Date;
  remove(): void;
}

/** A folder that keeps a feed from one host, with nothing else of the program around it. */
export function aFeedFolder(host: string): AFeedFolder {
  const path = mkdtempSync(join(tmpdir(), 'sitewarden-feed-'));
  const pauses: number[] = [];
  const signal = new AbortController().signal;
  const pause = async (ms: number): Promise<void> => void pauses.push(ms);
  const folder: AFeedFolder = {
    now: new Date('2026-11-24T12:00:00Z'),
    pauses,
    open: () =>
      openFeedFolder(path, {
        door: { hosts: new Set([host]) },
        limits: { ...defaultFetchLimits, maxAttempts: 2, timeoutMs: 5000 },
        signal,
        pause: async () => undefined,
        now: () => folder.now,
      }),
    tools: { signal, pause, now: () => folder.now },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  return folder;
}
