import type { DatabaseSync } from 'node:sqlite';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { preferredScore } from '../../domain/cvss.ts';
import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { readBriefColumns, writeBriefColumns, type BriefRow, type DetailPlace } from './brief-columns.ts';
import { computeBundleDigest } from './bundle-digest.ts';
import type { BundleInput } from './bundle-input.ts';
import { bundleApplicationId, bundleFormatVersion, bundleTables } from './bundle-schema.ts';
import { feedContentTable, writeFeedContent } from './feed-content.ts';
import { createDetailWriter, detailLine } from './detail-blocks.ts';
import { createStatementStage } from './statement-stage.ts';

/** A record's facts while the rest still arrives. */
interface Arrival {
  readonly row: BriefRow;
  readonly modifiedAt: string;
  readonly digest: string;
  readonly cpeMatches: number;
}

/**
 * Writes a bundle into an empty database and returns what it says of itself. Records may come in any order;
 * of several with one CVE id the one modified last is kept. The caller names and moves the file.
 */
export async function writeBundle(database: DatabaseSync, input: BundleInput): Promise<BundleInfo> {
  // Nothing here needs to survive a crash: an unfinished bundle is never given its name.
  database.exec(`
    PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA application_id = ${bundleApplicationId}; PRAGMA user_version = ${bundleFormatVersion};
    BEGIN; ${bundleTables} ${feedContentTable}
  `);
  const details = createDetailWriter(database);
  const stage = createStatementStage(database);
  const arrivals: Arrival[] = [];
  const latest = new Map<string, number>();
  for await (const record of input.records) {
    if (!isNewest(record, arrivals[latest.get(record.cveId) ?? -1])) continue;
    latest.set(record.cveId, arrivals.length);
    const products = stage.add(arrivals.length, record);
    arrivals.push(arrivalOf(record, input, details.add(detailLine(record, products))));
  }
  details.finish();
  writeFeedContent(database, input.feedContent ?? []);
  const order = [...latest.values()]
    .map((arrival) => ({ arrival, key: sortKey(arrivals[arrival]?.row.cveId ?? '') }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const positions = new Int32Array(arrivals.length).fill(-1);
  for (const [position, { arrival }] of order.entries()) positions[arrival] = position;
  const written = stage.finish(positions);
  const kept = order.map(({ arrival }) => arrivals[arrival]).filter((arrival) => arrival !== undefined);
  writeBriefColumns(
    database,
    kept.map(({ row }) => row),
  );
  const info = describe(database, input, kept, written.products);
  const meta = database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  meta.run('info', JSON.stringify(info));
  meta.run('product_patterns', JSON.stringify(written.productPatterns));
  database.exec('COMMIT');
  return info;
}

function isNewest(record: VulnerabilityRecord, known: Arrival | undefined): boolean {
  if (known === undefined || record.modifiedAt > known.modifiedAt) return true;
  // Equal instants are settled by content, so that the order of files cannot matter.
  return record.modifiedAt === known.modifiedAt && record.digest > known.digest;
}

function arrivalOf(record: VulnerabilityRecord, input: BundleInput, place: DetailPlace): Arrival {
  const score = preferredScore(record.scores);
  return {
    modifiedAt: record.modifiedAt,
    digest: record.digest,
    cpeMatches: countMatches(record),
    row: {
      cveId: record.cveId,
      status: record.status,
      score: score?.score ?? null,
      severity: score?.severity ?? null,
      vector: score?.vector ?? null,
      cvssVersion: score?.version ?? null,
      knownExploited: input.kev.has(record.cveId),
      epss: input.epss.get(record.cveId) ?? null,
      place,
    },
  };
}

function countMatches(record: VulnerabilityRecord): number {
  let count = 0;
  for (const { nodes } of record.configurations) for (const { matches } of nodes) count += matches.length;
  return count;
}

/** Text that sorts like `compareCveIds`, made once for each id. */
function sortKey(cveId: string): string {
  const [, year = '', number = ''] = cveId.split('-');
  return `${year}-${String(number.length).padStart(2, '0')}-${number}`;
}

function describe(
  database: DatabaseSync,
  input: BundleInput,
  kept: readonly Arrival[],
  products: number,
): BundleInfo {
  let newestRecordAt: string | null = null;
  for (const { modifiedAt } of kept) {
    if (newestRecordAt === null || modifiedAt > newestRecordAt) newestRecordAt = modifiedAt;
  }
  return {
    formatVersion: bundleFormatVersion,
    kind: input.kind,
    digest: computeBundleDigest(database, readBriefColumns(database), input.kind),
    newestRecordAt,
    records: kept.length,
    rejectedRecords: kept.filter(({ row }) => row.status === 'rejected').length,
    damagedRecords: input.damaged(),
    products,
    cpeMatches: kept.reduce((sum, { cpeMatches }) => sum + cpeMatches, 0),
    knownExploited: input.kev.size,
    epssScores: input.epss.size,
    sources: typeof input.sources === 'function' ? input.sources() : input.sources,
  };
}
