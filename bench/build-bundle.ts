import { statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { rmSync } from 'node:fs';
import { buildIntelligence } from '../src/intelligence/build-intelligence.ts';
import { openBundle } from '../src/intelligence/bundle/open-bundle.ts';

// Usage: node bench/build-bundle.ts [FEEDS] [OUT]. FEEDS holds nvd/, cve-list/, overlay/, kev/, epss/ and recog/; OUT is kept
// when given. Bars: at most 120 s and 2 GiB on two cores; opening under 200 ms, bundle at most 400 MB.
const feeds = process.argv[2] ?? join(import.meta.dirname, '../../shared/feeds');
const out = process.argv[3] ?? join(tmpdir(), `sitewarden-bench-${process.pid}.bundle`);

const started = performance.now();
const info = await buildIntelligence({
  now: new Date(),
  nvdDirectory: join(feeds, 'nvd'),
  cveListDirectory: join(feeds, 'cve-list'),
  overlayDirectory: join(feeds, 'overlay'),
  kevFile: join(feeds, 'kev/known_exploited_vulnerabilities.json'),
  epssFile: join(feeds, 'epss/epss_scores-2026-08-16.csv.gz'),
  recogDirectory: join(feeds, 'recog'),
  out,
});
const built = performance.now();
openBundle(out).close();
const opened = performance.now();

console.log(
  JSON.stringify(
    {
      build_seconds: Number(((built - started) / 1000).toFixed(1)),
      peak_memory_mebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
      open_milliseconds: Number((opened - built).toFixed(1)),
      bundle_mebibytes: Math.round(statSync(out).size / 1024 / 1024),
      digest: info.digest,
      records: info.records,
      damaged_records: info.damagedRecords,
      set_aside: info.setAside.slice(0, 5),
      products: info.products,
      unmapped_names: info.unmappedNames,
      cpe_matches: info.cpeMatches,
      known_exploited: info.knownExploited,
      epss_scores: info.epssScores,
      sources: info.sources,
    },
    undefined,
    2,
  ),
);
if (process.argv[3] === undefined) rmSync(out);
