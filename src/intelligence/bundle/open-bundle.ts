import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { parseCpeName, type CpeName } from '../../domain/cpe-name.ts';
import { compareCveIds } from '../../domain/cve-id.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { readBriefColumns, type BriefColumns } from './brief-columns.ts';
import { computeBundleDigest } from './bundle-digest.ts';
import { bundleApplicationId, bundleDamaged, bundleFormatVersion, readingBundle } from './bundle-schema.ts';
import { createDetailReader } from './detail-blocks.ts';
import type { IntelligenceBundle } from './intelligence-bundle.ts';
import { createDistributionFixes, listDistributionIssues } from '../debian-tracker/tracker-content.ts';
import { readCveMarks } from './cve-marks.ts';
import { createFeedContentReader, listFeedContent } from './feed-content.ts';
import { createFingerprintReader } from '../recog/fingerprint-content.ts';
import { createKevReader } from '../kev/kev-content.ts';
import { createMacMakers } from '../oui/oui-content.ts';
import { fixedVersionsOf } from '../routeros/fixed-versions.ts';
import { routerOsKey } from '../routeros/routeros-key.ts';
import { readRouterOsKnowledge } from '../routeros/release-content.ts';
import { createConditionReader } from './create-condition-reader.ts';
import type { UnmappedName } from '../identity/unmapped-names.ts';
import { mergeDetails } from './merge-details.ts';
import { readAffected } from './read-affected.ts';
import { createCandidateFinder, type CandidateFinder } from './candidate-finder.ts';
import { readProductColumns, type ProductColumns } from './product-columns.ts';
import { createProductStatements } from './product-statements.ts';

const BundleInfo = z.object({
  formatVersion: z.int(),
  kind: z.enum(['full', 'baseline']),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/u),
  newestRecordAt: z.string().nullable(),
  records: z.int(),
  rejectedRecords: z.int(),
  damagedRecords: z.int(),
  products: z.int(),
  unmappedNames: z.int(),
  cpeMatches: z.int(),
  knownExploited: z.int(),
  epssScores: z.int(),
  sources: z.array(z.object({ name: z.string(), records: z.int(), newestRecordAt: z.string().nullable() })),
}) satisfies z.ZodType<BundleInfo>;

const UnmappedName = z.object({
  vendor: z.string(),
  product: z.string(),
  entries: z.int(),
  cveIds: z.array(z.string()),
}) satisfies z.ZodType<UnmappedName>;

/** Opens the bundle file at `path` read-only. Throws a SitewardenError that says what is wrong with it. */
export function openBundle(path: string): IntelligenceBundle {
  if (!existsSync(path)) {
    throw new SitewardenError('usage', 'bundle_not_found', `There is no intelligence bundle at ${path}.`);
  }
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, { readOnly: true });
  } catch (cause) {
    throw foreign(cause);
  }
  try {
    return openBundleDatabase(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The same for a database that is already open, such as one in memory; closing the bundle closes it. */
export function openBundleDatabase(database: DatabaseSync): IntelligenceBundle {
  checkFormat(database);
  return readingBundle('its head', () => {
    // One transaction for the whole life: otherwise each question would lock the file and look for changes.
    database.exec('PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16384; BEGIN');
    const columns = readBriefColumns(database);
    const info = BundleInfo.parse(JSON.parse(metaValue(database, 'info')));
    const patterns = z.array(z.string()).parse(JSON.parse(metaValue(database, 'product_patterns')));
    if (info.records !== columns.count) throw bundleDamaged('the number of records');
    return bundleOf(database, columns, readProductColumns(database), { info, patterns });
  });
}

const routerOs = parseCpeName(`cpe:2.3:${routerOsKey}:*:*:*:*:*:*:*:*`);

function bundleOf(
  database: DatabaseSync,
  columns: BriefColumns,
  products: ProductColumns,
  { info, patterns }: { readonly info: BundleInfo; readonly patterns: readonly string[] },
): IntelligenceBundle {
  const readDetail = createDetailReader(database);
  const statements = createProductStatements(products);
  const finder = createCandidateFinder(statements, (key) => products.find(key), patterns);
  const findContent = createFeedContentReader(database);
  const findCondition = createConditionReader(database);
  const exploitedSince = createKevReader(findContent);
  const productsOf = (cveId: string) => {
    const at = findPosition(columns, cveId);
    const places = at === undefined ? [] : columns.records(at);
    return [...new Set(places.flatMap(({ place }) => readDetail(place).products))].toSorted();
  };
  const statementsOf = (key: string, at: number) =>
    readingBundle(`product ${key}`, () => {
      const product = products.find(key);
      const found = product < 0 ? [] : statements.candidates(product, (cve) => cve === at);
      return found.flatMap((candidate) => candidate.statements);
    });
  return {
    info,
    productsOf,
    ...lookupOf(finder, columns),
    findCondition,
    fingerprints: createFingerprintReader(findContent),
    makers: createMacMakers(findContent),
    routerOs: readRouterOsKnowledge(findContent, info.newestRecordAt, {
      knows: (cveId) => findPosition(columns, cveId) !== undefined,
      fixedVersions: () =>
        fixedVersionsOf(routerOs === undefined ? [] : finder.findCandidates(routerOs, undefined, 'every')),
    }),
    ...createDistributionFixes(findContent),
    findCve(cveId) {
      const at = findPosition(columns, cveId);
      if (at === undefined) return undefined;
      const details = columns.records(at).map(({ place }) => readDetail(place));
      return mergeDetails(columns.brief(at), details, exploitedSince(cveId));
    },
    findAffected(cveId) {
      const at = findPosition(columns, cveId);
      if (at === undefined) return [];
      return productsOf(cveId)
        .map((key) => readAffected(key, statementsOf(key, at), findCondition))
        .filter(({ matches }) => matches.length > 0);
    },
    ...listsOf(database, { columns, products }, findContent),
    verify() {
      const digest = readingBundle('its content', () => computeBundleDigest(database, columns, info.kind));
      if (digest !== info.digest) throw bundleDamaged('the digest differs');
    },
    close: () => database.close(),
  };
}

/** What matching asks by the hundred thousand: words for a fault are made only when there is one. */
function lookupOf(
  finder: CandidateFinder,
  columns: BriefColumns,
): Pick<IntelligenceBundle, 'findCandidates' | 'sizeOf' | 'findBrief'> {
  const ofProduct = (name: CpeName) => () => `product ${name.product}`;
  return {
    findCandidates: (name, asked, parts) =>
      readingBundle(ofProduct(name), () => finder.findCandidates(name, asked, parts)),
    sizeOf: (name) => readingBundle(ofProduct(name), () => finder.sizeOf(name)),
    findBrief: (at) =>
      readingBundle(
        () => `record ${at}`,
        () => columns.brief(at),
      ),
  };
}

/** What is gone through from one end to the other. */
function listsOf(
  database: DatabaseSync,
  { columns, products }: { readonly columns: BriefColumns; readonly products: ProductColumns },
  findContent: (name: string) => string | undefined,
): Pick<IntelligenceBundle, 'unmappedNames' | 'cveMarks' | 'distributionIssues' | 'productKeys'> {
  return {
    *unmappedNames() {
      for (const { content } of rowsOf(database, 'SELECT content FROM unmapped ORDER BY key')) {
        yield UnmappedName.parse(JSON.parse(String(content)));
      }
    },
    *cveMarks() {
      const markOf = readingBundle('its marks', () => readCveMarks(database));
      for (let at = 0; at < columns.count; at += 1) yield [columns.cveId(at), markOf(at)] as const;
    },
    distributionIssues: () => listDistributionIssues(listFeedContent(database), findContent),
    *productKeys() {
      for (let at = 0; at < products.keys.count; at += 1) yield products.keys.at(at);
    },
  };
}

function* rowsOf(database: DatabaseSync, query: string): Generator<Readonly<Record<string, unknown>>> {
  const rows = database.prepare(query).iterate();
  const next = () => readingBundle('its lists', () => rows.next());
  for (let row = next(); row.done !== true; row = next()) yield row.value;
}

function checkFormat(database: DatabaseSync): void {
  let applicationId: unknown;
  let version: unknown;
  try {
    applicationId = database.prepare('PRAGMA application_id').get()?.application_id;
    version = database.prepare('PRAGMA user_version').get()?.user_version;
  } catch (cause) {
    throw foreign(cause);
  }
  if (applicationId !== bundleApplicationId) throw foreign();
  if (version === bundleFormatVersion) return;
  const advice =
    Number(version) > bundleFormatVersion
      ? 'It was made by a newer Sitewarden; update this one.'
      : 'It was made by an older Sitewarden; build it again.';
  throw new SitewardenError(
    'usage',
    'bundle_format',
    `The intelligence bundle has format ${String(version)}, this program reads ${bundleFormatVersion}. ${advice}`,
  );
}

function foreign(cause?: unknown): SitewardenError {
  return new SitewardenError(
    'usage',
    'bundle_not_readable',
    'The file is not a Sitewarden intelligence bundle. Make one with "sitewarden intel build".',
    cause === undefined ? undefined : { cause },
  );
}

function metaValue(database: DatabaseSync, name: string): string {
  const value = database.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value;
  if (typeof value !== 'string') throw bundleDamaged(name);
  return value;
}

function findPosition(columns: BriefColumns, cveId: string): number | undefined {
  let low = 0;
  let high = columns.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareCveIds(columns.cveId(middle), cveId);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
