import type { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import { Severity } from '../../domain/severity.ts';
import type { Ssvc } from '../../domain/ssvc.ts';
import { recordSources } from '../../domain/statement-source.ts';
import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import type { DetailPlace } from './brief-columns.ts';
import { bundleDamaged, readingBundle } from './bundle-schema.ts';

// Compressed together, records shrink to half of what each alone would take.
const recordsPerBlock = 64;
const maxBlockBytes = 256 * 1024 * 1024;
const keptBlocks = 16;

const StoredScore = z.tuple([
  z.enum(['2.0', '3.0', '3.1', '4.0']),
  z.string(),
  z.number(),
  Severity,
  z.string(),
  z.enum(['Primary', 'CNA', 'Secondary', 'ADP']),
]);

const StoredSsvc = z.object({
  exploitation: z.enum(['none', 'poc', 'active']).nullable(),
  automatable: z.boolean().nullable(),
  technicalImpact: z.enum(['partial', 'total']).nullable(),
  decidedAt: z.string().nullable(),
}) satisfies z.ZodType<Ssvc>;

/** What a record's detail holds beyond the brief of its CVE. */
const StoredDetail = z.object({
  source: z.enum(recordSources),
  status: z.enum(['published', 'rejected']),
  assigner: z.string().nullable(),
  recordDigest: z.string(),
  publishedAt: z.string(),
  modifiedAt: z.string(),
  description: z.string(),
  references: z.array(z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])])),
  weaknesses: z.array(z.string()),
  /** Keys of the products named as affected, so that their statements can be found. */
  products: z.array(z.string()),
  scores: z.array(StoredScore),
  ssvc: StoredSsvc.nullable(),
});

type ToldWords =
  | 'source'
  | 'status'
  | 'assigner'
  | 'recordDigest'
  | 'publishedAt'
  | 'modifiedAt'
  | 'description'
  | 'references'
  | 'weaknesses'
  | 'scores'
  | 'ssvc';

/** The words of one record. */
export interface StoredDetail extends Pick<CveDetail, ToldWords> {
  /** Keys of the products named as affected. */
  readonly products: readonly string[];
}

/** The line a record's detail is kept as. JSON writes line ends as escapes, so a line is one record. */
export function detailLine(record: VulnerabilityRecord, products: readonly string[]): string {
  return JSON.stringify({
    source: record.source,
    status: record.status,
    assigner: record.assigner,
    recordDigest: record.digest,
    publishedAt: record.publishedAt,
    modifiedAt: record.modifiedAt,
    description: record.description,
    references: record.references.map(({ url, name }) => (name === undefined ? [url] : [url, name])),
    weaknesses: record.weaknesses,
    products,
    scores: record.scores.map(({ version, vector, score, severity, source, type }) => [
      version,
      vector,
      score,
      severity,
      source,
      type,
    ]),
    ssvc: record.ssvc ?? null,
  } satisfies z.input<typeof StoredDetail> | Record<string, unknown>);
}

export interface DetailWriter {
  add(line: string): DetailPlace;
  /** Writes what is left; to be called once, after the last line. */
  finish(): void;
}

/** Packs lines into compressed blocks in the order of their arrival. */
export function createDetailWriter(database: DatabaseSync): DetailWriter {
  const insert = database.prepare('INSERT INTO detail_block (id, content) VALUES (?, ?)');
  let block = 0;
  let lines: string[] = [];
  const flush = () => {
    if (lines.length === 0) return;
    insert.run(block, zstdCompressSync(lines.join('\n')));
    block += 1;
    lines = [];
  };
  return {
    add(line) {
      const place = { block, line: lines.length };
      lines.push(line);
      if (lines.length === recordsPerBlock) flush();
      return place;
    },
    finish: flush,
  };
}

/** Reads details back, keeping the blocks used last. */
export function createDetailReader(database: DatabaseSync): (place: DetailPlace) => StoredDetail {
  const select = database.prepare('SELECT content FROM detail_block WHERE id = ?');
  const kept = new Map<number, readonly string[]>();
  const linesOf = (block: number) => {
    const known = kept.get(block);
    if (known !== undefined) return known;
    const lines = readBlock(select.get(block)?.content);
    const [oldest] = kept.keys();
    if (kept.size >= keptBlocks && oldest !== undefined) kept.delete(oldest);
    kept.set(block, lines);
    return lines;
  };
  return ({ block, line }) =>
    readingBundle(`detail block ${block}`, () => {
      const { references, scores, ...detail } = StoredDetail.parse(JSON.parse(linesOf(block)[line] ?? ''));
      return {
        ...detail,
        references: references.map(([url, name]) => (name === undefined ? { url } : { url, name })),
        scores: scores.map(([version, vector, score, severity, source, type]) => ({
          version,
          vector,
          score,
          severity,
          source,
          type,
        })),
      };
    });
}

/** All blocks with their lines, for the digest. */
export function* readDetailBlocks(database: DatabaseSync): Generator<[number, readonly string[]]> {
  for (const { id, content } of database.prepare('SELECT id, content FROM detail_block').iterate()) {
    yield [Number(id), readBlock(content)];
  }
}

function readBlock(content: unknown): readonly string[] {
  if (!(content instanceof Uint8Array)) throw bundleDamaged('a detail block is missing');
  return zstdDecompressSync(content, { maxOutputLength: maxBlockBytes }).toString('utf8').split('\n');
}
