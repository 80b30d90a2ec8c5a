import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildIntelligence } from '../../src/intelligence/build-intelligence.ts';

const feeds = join(import.meta.dirname, '../../../shared/feeds');
const skipped = existsSync(join(feeds, 'nvd')) ? '' : ' (skipped: no feeds at ../shared/feeds)';

it.skipIf(skipped !== '')(
  `every record of the real feeds lands in the bundle, none is damaged${skipped}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitewarden-build-'));
    try {
      const info = await buildIntelligence({
        nvdDirectory: join(feeds, 'nvd'),
        kevFile: join(feeds, 'kev/known_exploited_vulnerabilities.json'),
        epssFile: join(feeds, 'epss/epss_scores-2026-08-16.csv.gz'),
        out: join(folder, 'full.bundle'),
      });
      expect(info).toMatchObject({
        records: 217_251,
        damagedRecords: 0,
        setAside: [],
        cpeMatches: 1_980_685,
        knownExploited: 1542,
        epssScores: 360_142,
        newestRecordAt: '2026-07-09T00:16:52.090Z',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  180_000,
);
