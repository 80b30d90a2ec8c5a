import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cvssSubScores } from '../../src/domain/cvss-sub-scores.ts';

const feeds = join(import.meta.dirname, '../../../shared/feeds/nvd');
const skipped = existsSync(feeds) ? '' : ' (skipped: no feeds at ../shared/feeds/nvd)';

interface Metric {
  readonly cvssData: { readonly vectorString: string };
  readonly impactScore?: number;
  readonly exploitabilityScore?: number;
}
interface Feed {
  readonly vulnerabilities: readonly {
    readonly cve: { readonly metrics: Readonly<Record<string, readonly Metric[]>> };
  }[];
}

it.skipIf(skipped !== '')(
  `the sub-scores are those that NVD publishes${skipped}`,
  { timeout: 120_000 },
  () => {
    const names = readdirSync(feeds).filter((name) => /-(?:2013|2023)\.json\.gz$/u.test(name));
    const seen = new Map<string, Metric>();
    for (const name of names) {
      const feed = JSON.parse(gunzipSync(readFileSync(join(feeds, name))).toString()) as Feed;
      for (const { cve } of feed.vulnerabilities) {
        for (const list of ['cvssMetricV2', 'cvssMetricV30', 'cvssMetricV31']) {
          for (const metric of cve.metrics[list] ?? []) seen.set(metric.cvssData.vectorString, metric);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(300);
    const different = [...seen].filter(([vector, { impactScore, exploitabilityScore }]) => {
      const { impact, exploitability } = cvssSubScores(vector);
      return impact !== impactScore || exploitability !== exploitabilityScore;
    });
    expect(different.map(([vector, metric]) => [vector, metric, cvssSubScores(vector)])).toEqual([]);
  },
);
