import { ageInDays } from '../../domain/age-in-days.ts';
import { isStaleBundle } from '../../domain/bundle-age.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { feedAge, type FeedAge } from '../../domain/feed-age.ts';
import type { FeedState } from '../../domain/feed-state.ts';
import { readFeedStates } from '../../intelligence/updating/feed-states.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { findDevicesAhead, type DevicesAhead } from './find-devices-ahead.ts';
import { isOperator } from '../organizations/is-operator.ts';

/** The intelligence in use, how old it is by its content, and what is known of the feeds it is made of. */
export interface IntelligenceState extends BundleInfo {
  /** Whole days since the newest record; null when none says. */
  readonly ageDays: number | null;
  /** Whether it, or a source it is made of, is older by its content than it should be, or than what devices run. */
  readonly stale: boolean;
  readonly routerOs: DevicesAhead;
  readonly sources: readonly (BundleInfo['sources'][number] & FeedAge)[];
  readonly feeds: readonly ShownFeed[];
  /** Hours between updates; null = only when told to. */
  readonly updateHours: number | null;
  /** Whether an update waits or is under way. */
  readonly isUpdating: boolean;
}

/** A feed as it is shown; where it comes from and what exactly failed only to who runs the installation. */
export type ShownFeed = Omit<FeedState, 'source' | 'lastError'> &
  FeedAge & {
    readonly source: string | null;
    readonly lastError: {
      readonly code: string;
      readonly message: string | null;
      readonly at: string;
    } | null;
  };

/** The bundle that scans are judged by at the moment, as a list of one. Scope `cve:view`. */
export async function listFeeds(context: OperationContext): Promise<readonly IntelligenceState[]> {
  authorise(context, 'cve:view');
  const { recordFile, updateHours } = context.settings.feeds;
  const intelligence = context.intelligence.current();
  const { info } = intelligence;
  const now = context.clock.now();
  const isShown = await isOperator(context);
  const routerOs = await findDevicesAhead(context.store.db, intelligence, context.actor.siteIds);
  const feeds = (await readFeedStates(recordFile)).map((feed) => shownFeed(feed, isShown, now));
  return [
    {
      ...info,
      ageDays: ageInDays(info.newestRecordAt, now),
      stale: isStaleBundle(info, now) || routerOs.devices > 0,
      routerOs,
      sources: info.sources.map((source) => ({
        ...source,
        ...feedAge(source.name, source.newestRecordAt, now),
      })),
      feeds,
      updateHours: updateHours ?? null,
      isUpdating: await context.jobs.hasUpdate(),
    },
  ];
}

function shownFeed(feed: FeedState, isShown: boolean, now: Date): ShownFeed {
  const { source, lastError, ...rest } = feed;
  return {
    ...rest,
    ...feedAge(feed.name, feed.newestRecordAt, now),
    source: isShown ? source : null,
    lastError: lastError === null ? null : { ...lastError, message: isShown ? lastError.message : null },
  };
}
