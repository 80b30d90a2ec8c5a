import { z } from 'zod';
import { staleAfterDays } from '../../domain/bundle-age.ts';
import type { FeedAge } from '../../domain/feed-age.ts';
import { feedNames } from '../../domain/feed-name.ts';
import type { IntelligenceState, ShownFeed } from '../../operations/feeds/list-feeds.ts';

const feedExample = {
  kind: 'full' as const,
  digest: 'sha256:0b5a7c1e9f2d4b6a8c0e1f3a5b7d9c2e4f6a8b0c1d3e5f7a9b2c4d6e8f0a1b3c',
  format_version: 1,
  newest_record_at: '2026-11-23T21:15:00.000Z',
  age_days: 0,
  stale: false,
  routeros: { newest_line: '7.25', known_on: '2026-11-19', devices_ahead: 0, versions_ahead: [] },
  records: 312_480,
  rejected_records: 15_204,
  damaged_records: 0,
  known_exploited: 1461,
  epss_scores: 298_113,
  sources: [
    {
      name: 'nvd',
      records: 312_480,
      newest_record_at: '2026-11-23T21:15:00.000Z',
      age_days: 0,
      allowed_age_days: 7,
      stale: false,
    },
  ],
  feeds: [
    {
      name: 'nvd' as const,
      source: 'https://nvd.nist.gov/feeds/json/cve/2.0/',
      in_bundle: true,
      records: 312_480,
      bytes: 241_172_480,
      newest_record_at: '2026-11-23T21:15:00.000Z',
      age_days: 0,
      allowed_age_days: 7,
      stale: false,
      last_checked_at: '2026-11-24T03:00:00.000Z',
      last_changed_at: '2026-11-24T03:00:00.000Z',
      last_error: null,
    },
  ],
  update_interval_hours: 24,
  is_updating: false,
};

const age = z
  .int()
  .min(0)
  .nullable()
  .meta({ description: 'whole days since the newest record; null when none says' });
const newest = z.iso.datetime({ offset: true }).nullable();
const allowedAge = z.int().min(1).nullable().meta({
  description: 'days after which its newest record is too old; null where no record tells a date',
});
const tooOld = z.boolean().meta({
  description: 'old by content: nothing newer came in `allowed_age_days`, however lately it was fetched',
});

const KeptFeed = z
  .object({
    name: z.enum(feedNames),
    source: z.string().nullable().meta({
      description: 'where it comes from; null for whoever does not run the installation',
    }),
    in_bundle: z.boolean().meta({ description: 'whether bundles are built from it, or it is only kept' }),
    records: z.int().min(0).nullable().meta({ description: 'null where nobody counts them' }),
    bytes: z.int().min(0).meta({ description: 'as it was sent' }),
    newest_record_at: newest,
    age_days: age,
    allowed_age_days: allowedAge,
    stale: tooOld,
    last_checked_at: newest.meta({ description: 'when it was last looked for' }),
    last_changed_at: newest.meta({ description: 'when it last brought something new' }),
    last_error: z
      .object({
        code: z.string().meta({ description: 'such as feed_unreachable' }),
        message: z.string().nullable().meta({
          description: 'null for whoever does not run the installation',
        }),
        at: z.iso.datetime({ offset: true }),
      })
      .nullable()
      .meta({
        description: 'why the last look failed; null when it did not. The former version is used then.',
      }),
  })
  .meta({ id: 'KeptFeed', description: 'What is known of a feed since an update last looked for it.' });

const RouterOsState = z
  .object({
    newest_line: z.string().meta({ description: 'the newest release line that is known' }),
    known_on: z.iso.date().meta({ description: 'the day on which that was known' }),
    devices_ahead: z.int().min(0).meta({
      description:
        'devices with a release newer than all that are known: the intelligence is older than they are',
    }),
    versions_ahead: z.array(z.string()).meta({ description: 'the releases that they run' }),
  })
  .meta({ description: 'What is known of RouterOS, against what the devices that you may see run.' });

const Feed = z
  .object({
    kind: z.enum(['full', 'baseline']).meta({
      description: 'built from feeds, or the few facts that come with the product',
    }),
    digest: z.string().meta({ description: 'over the content; findings and reports cite it' }),
    format_version: z.int(),
    newest_record_at: newest.meta({ description: 'the true age of the data' }),
    age_days: age,
    stale: z.boolean().meta({
      description:
        `whether the newest record is older than ${staleAfterDays} days, or unknown, or a source is stale, or devices ` +
        'are ahead',
    }),
    routeros: RouterOsState,
    records: z.int().min(0),
    rejected_records: z.int().min(0),
    damaged_records: z.int().min(0).meta({ description: 'set aside while building' }),
    known_exploited: z.int().min(0),
    epss_scores: z.int().min(0),
    sources: z.array(
      z.object({
        name: z.string().meta({ description: 'such as nvd, kev, epss or baseline' }),
        records: z.int().min(0),
        newest_record_at: newest,
        age_days: age,
        allowed_age_days: allowedAge,
        stale: tooOld,
      }),
    ),
    feeds: z.array(KeptFeed).meta({ description: 'feeds that updates of this installation looked for' }),
    update_interval_hours: z
      .int()
      .nullable()
      .meta({ description: 'hours between updates; null when only asked for' }),
    is_updating: z.boolean().meta({ description: 'whether an update waits or is under way' }),
  })
  .meta({ id: 'Feed', description: 'An intelligence bundle and what it was built from.' });
type Feed = z.infer<typeof Feed>;

export const FeedList = z.array(Feed).meta({
  id: 'FeedList',
  description: 'The bundle that scans are judged by at the moment, as a list of one.',
  examples: [[feedExample]],
});

export function fromFeed(feed: IntelligenceState): Feed {
  return {
    kind: feed.kind,
    digest: feed.digest,
    format_version: feed.formatVersion,
    newest_record_at: feed.newestRecordAt,
    age_days: feed.ageDays,
    stale: feed.stale,
    routeros: {
      newest_line: feed.routerOs.newestLine,
      known_on: feed.routerOs.knownOn,
      devices_ahead: feed.routerOs.devices,
      versions_ahead: [...feed.routerOs.versions],
    },
    records: feed.records,
    rejected_records: feed.rejectedRecords,
    damaged_records: feed.damagedRecords,
    known_exploited: feed.knownExploited,
    epss_scores: feed.epssScores,
    sources: feed.sources.map((source) => ({
      name: source.name,
      records: source.records,
      newest_record_at: source.newestRecordAt,
      ...agesOf(source),
    })),
    feeds: feed.feeds.map(fromKeptFeed),
    update_interval_hours: feed.updateHours,
    is_updating: feed.isUpdating,
  };
}

function agesOf({ ageDays, allowedAgeDays, stale }: FeedAge) {
  return { age_days: ageDays, allowed_age_days: allowedAgeDays, stale };
}

function fromKeptFeed(feed: ShownFeed): z.infer<typeof KeptFeed> {
  return {
    name: feed.name,
    source: feed.source,
    in_bundle: feed.inBundle,
    records: feed.records,
    bytes: feed.bytes,
    newest_record_at: feed.newestRecordAt,
    ...agesOf(feed),
    last_checked_at: feed.lastCheckedAt,
    last_changed_at: feed.lastChangedAt,
    last_error: feed.lastError,
  };
}

export const StartedFeedUpdate = z.object({ status: z.literal('pending'), message: z.string() }).meta({
  id: 'StartedFeedUpdate',
  description: 'An update of the feeds that waits for its turn.',
  examples: [
    { status: 'pending', message: 'The update waits for its turn. GET /v1/feeds tells what came of it.' },
  ],
});
