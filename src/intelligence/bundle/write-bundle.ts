import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { preferredScore, type CvssScore } from '../../domain/cvss.ts';
import { recordSources, type RecordSource } from '../../domain/statement-source.ts';
import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { readBriefColumns, writeBriefColumns, type BriefRow, type DetailPlace } from './brief-columns.ts';
import { computeBundleDigest } from './bundle-digest.ts';
import type { BundleInput } from './bundle-input.ts';
import { bundleApplicationId, bundleFormatVersion, bundleTables } from './bundle-schema.ts';
import { feedContentTable, writeFeedContent } from './feed-content.ts';
import { cveMarkTable, writeCveMarks, type MarkedCve } from './cve-marks.ts';
import { createDetailWriter, detailLine } from './detail-blocks.ts';
import { createKevReader } from '../kev/kev-content.ts';
import { createStatementStage } from './statement-stage.ts';
import { shippedReleases } from '../routeros/routeros-releases.ts';
import { routerOsKey } from '../routeros/routeros-key.ts';
import { newestDate } from '../latest-date.ts';

/** A record's facts while the rest still arrives. */
interface Arrival {
  readonly cveId: string;
  readonly source: RecordSource;
  readonly isRejected: boolean;
  readonly score: CvssScore | undefined;
  readonly place: DetailPlace;
  readonly modifiedAt: string;
  readonly digest: string;
  /** Of the products that it was understood to be about, and of what decided how: both may hang on other records. */
  readonly productsDigest: string;
  readonly cpeMatches: number;
}

/**
 * Writes a bundle into an empty database and returns what it says of itself. Records may come in any order;
 * of several of one source with one CVE id the one modified last is kept. Records of NVD come before those of the CVE
 * List and the overlay, whose product names are read by what NVD knows. The caller names and moves the file.
 */
export async function writeBundle(database: DatabaseSync, input: BundleInput): Promise<BundleInfo> {
  // Nothing here needs to survive a crash: an unfinished bundle is never given its name.
  database.exec(`
    PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA application_id = ${bundleApplicationId}; PRAGMA user_version = ${bundleFormatVersion};
    BEGIN; ${bundleTables} ${feedContentTable} ${cveMarkTable}
  `);
  const details = createDetailWriter(database);
  const releases = input.routerOsReleases ?? shippedReleases;
  const stage = createStatementStage(database, releases);
  const arrivals: Arrival[] = [];
  const latest = new Map<string, number>();
  for await (const record of input.records) {
    const key = `${record.source} ${record.cveId}`;
    if (!isNewest(record, arrivals[latest.get(key) ?? -1])) continue;
    latest.set(key, arrivals.length);
    const products = stage.add(arrivals.length, record);
    const said = products.includes(routerOsKey) ? [...products, releases.signature] : products;
    arrivals.push(arrivalOf(record, said, details.add(detailLine(record, products))));
  }
  details.finish();
  writeFeedContent(database, input.feedContent ?? []);
  const { rows, positions, kept } = placeCves(arrivals, [...latest.values()], input);
  const written = stage.finish(positions);
  writeBriefColumns(database, rows);
  writeCveMarks(database, rows);
  const unmapped = database.prepare('INSERT INTO unmapped (key, content) VALUES (?, ?)');
  for (const [key, name] of written.unmapped.entries()) unmapped.run(key, JSON.stringify(name));
  const info = describe(database, input, { rows, kept }, written);
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

function arrivalOf(record: VulnerabilityRecord, said: readonly string[], place: DetailPlace): Arrival {
  return {
    cveId: record.cveId,
    source: record.source,
    isRejected: record.status === 'rejected',
    score: preferredScore(record.scores),
    place,
    modifiedAt: record.modifiedAt,
    digest: record.digest,
    productsDigest: hash('sha256', said.join('\n'), 'base64url').slice(0, 16),
    cpeMatches: countMatches(record),
  };
}

/** Puts the CVEs in order, each with all its records. `positions` maps arrivals to CVEs, -1 for what was superseded or withdrawn. */
function placeCves(arrivals: readonly Arrival[], latest: readonly number[], input: BundleInput) {
  const byCve = Map.groupBy(latest, (arrival) => arrivals[arrival]?.cveId ?? '');
  const order = [...byCve.keys()]
    .map((cveId) => ({ cveId, key: sortKey(cveId) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const positions = new Int32Array(arrivals.length).fill(-1);
  const kept: Arrival[] = [];
  const since = createKevReader((name) => new Map(input.feedContent).get(name));
  const rows = order.map(({ cveId }, position) => {
    const numbers = byCve.get(cveId) ?? [];
    const records = numbers
      .map((number) => arrivals[number])
      .filter((arrival) => arrival !== undefined)
      .toSorted((a, b) => recordSources.indexOf(a.source) - recordSources.indexOf(b.source));
    kept.push(...records);
    const row = { ...rowOf(cveId, records, input), exploitedSince: since(cveId) };
    for (const number of numbers) {
      // What one source has withdrawn says nothing beside the record that stands.
      const isWithdrawn = arrivals[number]?.isRejected === true && row.status === 'published';
      positions[number] = isWithdrawn ? -1 : position;
    }
    return row;
  });
  return { rows, positions, kept };
}

/** The brief of a CVE: rejected when its record of the CVE List is, which is that of origin, or NVD's where that is missing. */
function rowOf(
  cveId: string,
  records: readonly Arrival[],
  input: BundleInput,
): BriefRow & Omit<MarkedCve, 'exploitedSince'> {
  const recordOf = (wanted: RecordSource) => records.find(({ source }) => source === wanted);
  const deciding = recordOf('cve_list') ?? recordOf('nvd');
  const score = preferredScore(records.map((record) => record.score).filter((one) => one !== undefined));
  return {
    cveId,
    status: deciding?.isRejected === true ? 'rejected' : 'published',
    score: score?.score ?? null,
    severity: score?.severity ?? null,
    vector: score?.vector ?? null,
    cvssVersion: score?.version ?? null,
    knownExploited: input.kev.has(cveId),
    epss: input.epss.get(cveId) ?? null,
    records: records.map(({ source, place }) => ({ source, place })),
    recordDigests: records.map(({ digest, productsDigest }) => `${digest} ${productsDigest}`),
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

const endOfTime = '9999-12-31T23:59:59.999Z';

function describe(
  database: DatabaseSync,
  input: BundleInput,
  { rows, kept }: { readonly rows: readonly BriefRow[]; readonly kept: readonly Arrival[] },
  written: { readonly products: number; readonly unmapped: readonly unknown[] },
): BundleInfo {
  // The project's own facts do not make the feeds look newer than they are.
  const dates = kept.filter(({ source }) => source !== 'vendor').map(({ modifiedAt }) => modifiedAt);
  const newestRecordAt = newestDate(dates, input.latest ?? endOfTime);
  return {
    formatVersion: bundleFormatVersion,
    kind: input.kind,
    digest: computeBundleDigest(database, readBriefColumns(database), input.kind),
    newestRecordAt,
    records: rows.length,
    rejectedRecords: rows.filter(({ status }) => status === 'rejected').length,
    damagedRecords: input.damaged(),
    products: written.products,
    unmappedNames: written.unmapped.length,
    cpeMatches: kept.reduce((sum, { cpeMatches }) => sum + cpeMatches, 0),
    knownExploited: input.kev.size,
    epssScores: input.epss.size,
    sources: typeof input.sources === 'function' ? input.sources() : input.sources,
  };
}
