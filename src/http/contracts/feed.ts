import { z } from 'zod';
import { staleAfterDays } from '../../domain/bundle-age.ts';
import type { FeedState } from '../../operations/feeds/list-feeds.ts';

const feedExample = {
  kind: 'full' as const,
  digest: 'sha256:0b5a7c1e9f2d4b6a8c0e1f3a5b7d9c2e4f6a8b0c1d3e5f7a9b2c4d6e8f0a1b3c',
  format_version: 1,
  newest_record_at: '2026-11-23T21:15:00.000Z',
  age_days: 0,
  stale: false,
  records: 312_480,
  rejected_records: 15_204,
  damaged_records: 0,
  known_exploited: 1461,
  epss_scores: 298_113,
  sources: [{ name: 'nvd', records: 312_480, newest_record_at: '2026-11-23T21:15:00.000Z', age_days: 0 }],
};

const age = z
  .int()
  .min(0)
  .nullable()
  .meta({ description: 'whole days since the newest record; null when none says' });
const newest = z.iso.datetime({ offset: true }).nullable();

const Feed = z
  .object({
    kind: z.enum(['full', 'baseline']).meta({
      description: 'built from feeds, or the few facts that come with the product',
    }),
    digest: z.string().meta({ description: 'over the content; findings and reports cite it' }),
    format_version: z.int(),
    newest_record_at: newest.meta({ description: 'the true age of the data' }),
    age_days: age,
    stale: z
      .boolean()
      .meta({ description: `whether the newest record is older than ${staleAfterDays} days, or unknown` }),
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
      }),
    ),
  })
  .meta({ id: 'Feed', description: 'An intelligence bundle and what it was built from.' });
type Feed = z.infer<typeof Feed>;

export const FeedList = z.array(Feed).meta({
  id: 'FeedList',
  description: 'The bundle that scans are judged by at the moment, as a list of one.',
  examples: [[feedExample]],
});

export function fromFeed(feed: FeedState): Feed {
  return {
    kind: feed.kind,
    digest: feed.digest,
    format_version: feed.formatVersion,
    newest_record_at: feed.newestRecordAt,
    age_days: feed.ageDays,
    stale: feed.stale,
    records: feed.records,
    rejected_records: feed.rejectedRecords,
    damaged_records: feed.damagedRecords,
    known_exploited: feed.knownExploited,
    epss_scores: feed.epssScores,
    sources: feed.sources.map((source) => ({
      name: source.name,
      records: source.records,
      newest_record_at: source.newestRecordAt,
      age_days: source.ageDays,
    })),
  };
}
