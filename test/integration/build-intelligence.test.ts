import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdCompressSync } from 'node:zlib';
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
        now: new Date('2031-12-31T00:00:00.000Z'),
        nvdDirectory: join(feeds, 'nvd'),
        cveListDirectory: join(feeds, 'cve-list'),
        overlayDirectory: join(feeds, 'overlay'),
        kevFile: join(feeds, 'kev/known_exploited_vulnerabilities.json'),
        epssFile: join(feeds, 'epss/epss_scores-2026-08-16.csv.gz'),
        out: join(folder, 'full.bundle'),
      });
      expect(info).toMatchObject({
        records: 267_776,
        damagedRecords: 0,
        setAside: [],
        cpeMatches: 2_078_460,
        knownExploited: 1542,
        epssScores: 360_142,
        newestRecordAt: '2026-08-21T03:55:23.242Z',
      });
      expect(info.sources.map(({ name, records }) => [name, records])).toEqual([
        ['nvd', 217_251],
        ['overlay', 32_184],
        ['cve_list', 31_484],
        ['vendor', 6],
        ['kev', 1542],
        ['epss', 360_142],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  300_000,
);

it.skipIf(skipped !== '')(
  `two real years give one digest, packed or plain and in either order${skipped}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitewarden-build-'));
    const years = ['2003', '2024'].map((year) => join(feeds, 'nvd', `nvdcve-2.0-${year}.json.gz`));
    const [first = '', second = ''] = years;
    const plain = (path: string) => gunzipSync(readFileSync(path));
    const layouts: readonly ((at: string) => void)[] = [
      (at) => {
        copyFileSync(first, join(at, 'a.json.gz'));
        copyFileSync(second, join(at, 'b.json.gz'));
      },
      (at) => {
        writeFileSync(join(at, 'a.json'), plain(second));
        writeFileSync(join(at, 'b.json.zst'), zstdCompressSync(plain(first)));
      },
    ];
    try {
      const digests = new Set<string>();
      for (const [index, layOut] of layouts.entries()) {
        const nvdDirectory = join(folder, String(index));
        mkdirSync(nvdDirectory);
        layOut(nvdDirectory);
        const info = await buildIntelligence({
          now: new Date('2031-12-31T00:00:00.000Z'),
          nvdDirectory,
          out: join(folder, 'out.bundle'),
        });
        expect(info.records).toBeGreaterThan(1000);
        digests.add(info.digest);
      }
      expect([...digests]).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);
