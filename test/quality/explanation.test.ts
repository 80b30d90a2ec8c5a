import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCpeName, type CpeName } from '../../src/domain/cpe-name.ts';
import { buildIntelligence } from '../../src/intelligence/build-intelligence.ts';
import type { IntelligenceBundle } from '../../src/intelligence/bundle/intelligence-bundle.ts';
import { openBundle } from '../../src/intelligence/bundle/open-bundle.ts';
import { explainCandidate } from '../../src/matching/explain-candidate.ts';
import { matchCpe } from '../../src/matching/match-cpe.ts';
import { drawFrom, seededRandom } from './reference/seeded-random.ts';

const feeds = join(import.meta.dirname, '../../../shared/feeds');
const ready = process.env['SITEWARDEN_QUALITY_BUNDLE'];
const skipped = existsSync(feeds) ? '' : ' (skipped: no feeds at ../shared/feeds)';
const seed = Number(process.env['SITEWARDEN_QUALITY_SEED'] ?? Date.now() % 0x1_0000_0000);

describe.skipIf(skipped !== '')(`explanations of real records${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-explain-'));
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    const out = ready ?? join(folder, 'some.bundle');
    if (ready === undefined) {
      await buildIntelligence({
        now: new Date('2031-12-31T00:00:00.000Z'),
        nvdDirectory: join(feeds, 'nvd/nvdcve-2.0-2016.json.gz'),
        cveListDirectory: join(feeds, 'cve-list/vulnrichment-pre2020.jsonl.gz'),
        overlayDirectory: join(feeds, 'overlay/anchore-nvd-overrides-pre2024.jsonl.gz'),
        out,
      });
    }
    bundle = openBundle(out);
  }, 120_000);
  afterAll(() => {
    bundle.close();
    rmSync(folder, { recursive: true });
  });

  it('have the verdict that matching gives, for pairs drawn at random', () => {
    console.log(`seed ${seed} (SITEWARDEN_QUALITY_SEED repeats it)`);
    const random = seededRandom(seed);
    const keys = [...bundle.productKeys()].filter((key) => !/[*?]/u.test(key));
    let pairs = 0;
    for (let asked = 0; asked < 20_000 && pairs < 5000; asked += 1) {
      const name = drawName(random, drawFrom(random, keys));
      const judged = name === undefined ? [] : matchCpe(bundle, name, { all: true });
      if (name === undefined || judged.length === 0) continue;
      const { verdict, reason } = drawFrom(random, judged);
      const explained = explainCandidate(bundle, name, verdict.cveId);
      expect(explained.reason).toBe(reason);
      expect(explained.verdict).toMatchObject(verdict);
      expect(explained.statements.some(({ role }) => role === 'decides')).toBe(true);
      pairs += 1;
    }
    expect(pairs).toBe(5000);
  }, 120_000);

  function drawName(random: () => number, key: string): CpeName | undefined {
    const name = parseCpeName(`cpe:2.3:${key}:*:*:*:*:*:*:*:*`);
    const matches = (name === undefined ? [] : bundle.findCandidates(name))
      .flatMap(({ statements }) => statements)
      .flatMap((statement) => statement.matches);
    const versions = matches.flatMap(({ version, range }) => [
      version,
      ...Object.values((range ?? {}) as Record<string, string>),
    ]);
    const version = drawFrom(random, [...versions.slice(0, 50), '*', '1.0', '2.3.1']);
    return parseCpeName(`cpe:2.3:${key}:${version}:*:*:*:*:*:*:*`);
  }
});
