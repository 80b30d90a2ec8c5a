import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { feedNames, isFeedName, type FeedName } from '../../domain/feed-name.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import {
  buildIntelligence,
  type BuildIntelligenceInput,
  type BuiltIntelligence,
} from '../build-intelligence.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import type { FeedFolder } from '../feeds/feed-folder.ts';
import { feeds } from '../feeds/registry.ts';
import { plainHref } from '../fetching/plain-href.ts';
import { settleFile } from '../fetching/settle-file.ts';
import { assertNoLoss } from './assert-no-loss.ts';
import { buildInput, buildKey } from './build-from-feeds.ts';
import { readUpdateRecord, updateRecordFile, writeUpdateRecord, type UpdateRecord } from './feed-states.ts';
import { fetchFeed, openFolderOf, type FeedSource, type FetchFeedOptions } from './fetch-feed.ts';
import { lockUpdates } from './update-lock.ts';

export interface UpdateIntelligenceInput extends FetchFeedOptions {
  /** Where each feed comes from; one that is not named is left as it is. */
  readonly sources: ReadonlyMap<FeedName, FeedSource>;
  /** The bundle file. */
  readonly out: string;
  /** Of the program. */
  readonly version: string;
  /** For all files of one feed; 3 h unless given. */
  readonly feedTimeoutMs?: number | undefined;
}

const longestFeedMs = 3 * 3600_000;

export interface UpdateOutcome {
  /** What became of each feed that was asked for. */
  readonly feeds: readonly FeedOutcome[];
  /** The bundle that was built; null when the standing one is up to date, or stays because of `problem`. */
  readonly built: BuiltIntelligence | null;
  /** Why no bundle was built although something changed. */
  readonly problem: SitewardenError | null;
}

export interface FeedOutcome {
  readonly name: FeedName;
  readonly outcome: 'changed' | 'unchanged' | 'failed';
  readonly error: SitewardenError | null;
}

/**
 * Fetches what has changed of the feeds into `cacheDirectory` and builds `out` anew from all that is kept there. A feed
 * that fails keeps its former version and the others go on. `out` is swapped whole, or is as it was, whatever happens.
 * Errors: `update_running`, AbortError; those of single feeds and of the build are in the outcome.
 */
export async function updateIntelligence(input: UpdateIntelligenceInput): Promise<UpdateOutcome> {
  const { cacheDirectory, out, sources } = input;
  const unlock = lockUpdates(cacheDirectory);
  try {
    await mkdir(dirname(resolve(out)), { recursive: true, mode: 0o700 });
    await removeLeftovers(out);
    const recordPath = updateRecordFile(cacheDirectory);
    const record = await readUpdateRecord(recordPath);
    const folders = new Map<FeedName, FeedFolder>();
    const outcomes: FeedOutcome[] = [];
    for (const name of feedNames) {
      const source = sources.get(name);
      const deadline = AbortSignal.timeout(input.feedTimeoutMs ?? longestFeedMs);
      const bounded = { ...input, signal: AbortSignal.any([input.signal, deadline]) };
      const folder = await openFolderOf(feeds[name], source ?? { kind: 'path', path: '' }, bounded);
      folders.set(name, folder);
      if (source === undefined) continue;
      const outcome = await updateFeed(name, source, folder, bounded, input.signal);
      outcomes.push(outcome);
      record.feeds[name] = stateAfter(record.feeds[name], outcome, source, folder, input);
      await writeUpdateRecord(recordPath, record);
    }
    const { built, problem } = await rebuild(folders, record, outcomes, input);
    await writeUpdateRecord(recordPath, record);
    return { feeds: outcomes, built, problem };
  } finally {
    unlock();
  }
}

async function updateFeed(
  name: FeedName,
  source: FeedSource,
  folder: FeedFolder,
  input: UpdateIntelligenceInput,
  stop: AbortSignal,
): Promise<FeedOutcome> {
  input.onProgress(`${name}: looking for what is new`);
  try {
    await fetchFeed(feeds[name], source, folder, input);
    await folder.tidy();
    return { name, outcome: folder.hasChanged() ? 'changed' : 'unchanged', error: null };
  } catch (error) {
    if (stop.aborted) throw error;
    const failure = input.signal.aborted ? tooSlowFeed(name, error) : expected(error);
    return { name, outcome: 'failed', error: failure };
  }
}

function tooSlowFeed(name: FeedName, cause: unknown): SitewardenError {
  const words = `The feed ${name} took longer than a feed may; what came of it is kept and continued.`;
  return new SitewardenError('unavailable', 'feed_timeout', words, { cause });
}

type StoredState = NonNullable<UpdateRecord['feeds'][FeedName]>;

function stateAfter(
  before: StoredState | undefined,
  { error }: FeedOutcome,
  source: FeedSource,
  folder: FeedFolder,
  { now }: UpdateIntelligenceInput,
): StoredState {
  const at = now().toISOString();
  return {
    source: source.kind === 'url' ? plainHref(source.url) : pathToFileURL(resolve(source.path)).href,
    lastCheckedAt: at,
    lastChangedAt: folder.hasChanged() ? at : (before?.lastChangedAt ?? null),
    lastError: error === null ? null : { code: error.code, message: error.message.slice(0, 1000), at },
    newestRecordAt: before?.newestRecordAt ?? null,
    records: before?.records ?? null,
    bytes: folder.names().reduce((sum, file) => sum + (folder.kept(file)?.bytes ?? 0), 0),
    inBundle: before?.inBundle ?? false,
  };
}

async function rebuild(
  folders: ReadonlyMap<FeedName, FeedFolder>,
  record: UpdateRecord,
  outcomes: readonly FeedOutcome[],
  { out, signal, onProgress, version, now }: UpdateIntelligenceInput,
): Promise<Pick<UpdateOutcome, 'built' | 'problem'>> {
  const from = buildKey(folders, version);
  const standing = standingBundle(out);
  const isCurrent = record.built?.from === from && resolve(out) === record.built.out;
  if (isCurrent && standing?.digest === record.built?.digest) return { built: null, problem: null };
  try {
    for (const { name, outcome } of outcomes) {
      const isKept = (folders.get(name)?.names().length ?? 0) > 0;
      const isMissed = standing?.sources.some((source) => feedOfSource(source.name) === name) ?? false;
      if (outcome === 'failed' && !isKept && isMissed) throw wouldLose(name);
    }
    onProgress('building the bundle');
    const isOwn = standing === undefined || standing.digest === record.built?.digest;
    const input = { ...buildInput(folders), now: now(), signal, onProgress };
    const built = await buildBeside(out, standing, isOwn, input);
    record.built = { from, digest: built.digest, out: resolve(out) };
    for (const state of Object.values(record.feeds)) state.inBundle = false;
    for (const source of built.sources) {
      const name = feedOfSource(source.name);
      const state = name === undefined ? undefined : record.feeds[name];
      if (state === undefined) continue;
      Object.assign(state, {
        records: source.records,
        newestRecordAt: source.newestRecordAt,
        inBundle: true,
      });
    }
    return { built, problem: null };
  } catch (error) {
    if (signal.aborted) throw error;
    return { built: null, problem: expected(error) };
  }
}

async function buildBeside(
  out: string,
  standing: BundleInfo | undefined,
  isOwn: boolean,
  input: Omit<BuildIntelligenceInput, 'out'>,
): Promise<BuiltIntelligence> {
  const beside = candidateOf(out);
  try {
    const built = await buildIntelligence({ ...input, out: beside });
    if (standing !== undefined) assertNoLoss(standing, built, isOwn);
    await settleFile(beside, out);
    return built;
  } finally {
    await rm(beside, { force: true });
  }
}

/** What the bundle at `out` says of itself; undefined where there is none that this program reads. */
function standingBundle(out: string): BundleInfo | undefined {
  if (!existsSync(out)) return undefined;
  try {
    const bundle = openBundle(out);
    bundle.close();
    return bundle.info;
  } catch {
    return undefined;
  }
}

/** Bundles write `cve_list`. */
function feedOfSource(source: string): FeedName | undefined {
  const name = source.replaceAll('_', '-');
  return isFeedName(name) ? name : undefined;
}

function wouldLose(name: FeedName): SitewardenError {
  return new SitewardenError(
    'unavailable',
    'feed_missing',
    `The feed ${name} failed and none of it is kept, but the standing bundle was built from it: it stays.`,
  );
}

/** Where a bundle waits, whole, until it is found fit to take the place of the standing one. */
function candidateOf(out: string): string {
  return `${resolve(out)}.new`;
}

/** What a killed build left beside the bundle; nobody else builds while the lock is held. */
async function removeLeftovers(out: string): Promise<void> {
  const folder = dirname(resolve(out));
  await rm(candidateOf(out), { force: true });
  for (const name of await readdir(folder)) {
    const isLeftover = name.startsWith(`.${basename(out)}.`) && /\.partial(?:-journal|-wal)?$/u.test(name);
    if (isLeftover) await rm(join(folder, name), { force: true });
  }
}

/** What the disk refuses has a code and is a failure to tell; any other surprise is a fault of ours. */
function expected(error: unknown): SitewardenError {
  if (error instanceof SitewardenError) return error;
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return new SitewardenError('unavailable', 'feed_unwritable', `Cannot keep the feed: ${error.message}.`, {
    cause: error,
  });
}
