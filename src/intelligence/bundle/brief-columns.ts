import type { DatabaseSync } from 'node:sqlite';
import type { CvssVersion } from '../../domain/cvss.ts';
import type { CveBrief } from '../../domain/intelligence-view.ts';
import { Severity } from '../../domain/severity.ts';
import { recordSources, type RecordSource } from '../../domain/statement-source.ts';
import { readColumns, writeColumns } from './column-table.ts';
import { bundleDamaged } from './bundle-schema.ts';

// Little-endian numbers: 217,000 CVEs are read in milliseconds. The facts of a CVE are neighbours, as a verdict asks for
// all of them: probability and percentile of EPSS (float64), ends of its id and of its records, number of its vector
// (uint32), flags, severity, score in tenths and CVSS version (uint8).
const rowBytes = 32;
const inDoubles = { epss: 0, percentile: 1, perRow: rowBytes / 8 } as const;
const inWords = { idEnd: 4, recordEnd: 5, vector: 6, perRow: rowBytes / 4 } as const;
const inBytes = { flags: 28, severity: 29, score: 30, cvss: 31 } as const;
const flag = { rejected: 1, knownExploited: 2, epss: 4 } as const;
const noScore = 255;
const severities = Severity.options;
const cvssVersions: readonly CvssVersion[] = ['2.0', '3.0', '3.1', '4.0'];

/** Where the detail of a record lies. */
export interface DetailPlace {
  readonly block: number;
  readonly line: number;
}

/** One record of a CVE and where its detail lies. */
export interface RecordPlace {
  readonly source: RecordSource;
  readonly place: DetailPlace;
}

export interface BriefRow extends CveBrief {
  /** In the order of `recordSources`. */
  readonly records: readonly RecordPlace[];
}

/** The facts of all CVEs in ascending order of their ids, by position. */
export interface BriefColumns {
  readonly count: number;
  /** Records of all CVEs; those of one CVE are neighbours. */
  readonly recordCount: number;
  cveId(at: number): string;
  brief(at: number): CveBrief;
  records(at: number): readonly RecordPlace[];
  /** Place of the record with that number among all records. */
  place(record: number): DetailPlace;
}

/** Columns whose content belongs to the digest; places depend on the order of arrival. */
export const digestedColumns = ['id', 'row', 'vectors', 'record_source'] as const;

/** Writes the rows, which are in their final order. */
export function writeBriefColumns(database: DatabaseSync, rows: readonly BriefRow[]): void {
  const vectors = [...new Set(rows.map((row) => row.vector).filter((vector) => vector !== null))].toSorted();
  const vectorNumbers = new Map(vectors.map((vector, index) => [vector, index + 1]));
  const records = rows.flatMap((row) => row.records);
  const columns: Record<string, ArrayBufferView> = {
    id: Buffer.from(rows.map((row) => row.cveId).join(''), 'latin1'),
    row: packRows(rows, vectorNumbers),
    vectors: Buffer.from(JSON.stringify(vectors)),
    record_source: Uint8Array.from(records, ({ source }) => recordSources.indexOf(source)),
    detail_block: Uint32Array.from(records, ({ place }) => place.block),
    detail_line: Uint32Array.from(records, ({ place }) => place.line),
  };
  writeColumns(database, 'brief_column', columns);
}

function packRows(rows: readonly BriefRow[], vectorNumbers: ReadonlyMap<string, number>): Uint8Array {
  const bytes = new Uint8Array(rows.length * rowBytes);
  const words = new Uint32Array(bytes.buffer);
  const doubles = new Float64Array(bytes.buffer);
  let idEnd = 0;
  let recordEnd = 0;
  for (const [at, row] of rows.entries()) {
    idEnd += row.cveId.length;
    recordEnd += row.records.length;
    doubles.set([row.epss?.probability ?? 0, row.epss?.percentile ?? 0], at * inDoubles.perRow);
    const vector = row.vector === null ? 0 : (vectorNumbers.get(row.vector) ?? 0);
    words.set([idEnd, recordEnd, vector], at * inWords.perRow + inWords.idEnd);
    const severity = row.severity === null ? 0 : severities.indexOf(row.severity) + 1;
    const score = row.score === null ? noScore : Math.round(row.score * 10);
    const cvss = row.cvssVersion === null ? 0 : cvssVersions.indexOf(row.cvssVersion) + 1;
    bytes.set([flagsOf(row), severity, score, cvss], at * rowBytes + inBytes.flags);
  }
  return bytes;
}

function flagsOf(row: BriefRow): number {
  return (
    (row.status === 'rejected' ? flag.rejected : 0) |
    (row.knownExploited ? flag.knownExploited : 0) |
    (row.epss === null ? 0 : flag.epss)
  );
}

/** Reads all columns; throws a SitewardenError when they do not fit together. */
export function readBriefColumns(database: DatabaseSync): BriefColumns {
  const columns = readColumns(database, 'brief_column');
  const doubles = columns.float64('row');
  const words = columns.uint32('row');
  const count = words.length / inWords.perRow;
  if (!Number.isInteger(count)) throw bundleDamaged('column row');
  const sources = columns.bytes('record_source');
  const blocks = columns.uint32('detail_block');
  const lines = columns.uint32('detail_line');
  const records = count === 0 ? 0 : (words[(count - 1) * inWords.perRow + inWords.recordEnd] ?? 0);
  for (const [name, column] of Object.entries({ sources, blocks, lines })) {
    if (column.length !== records) throw bundleDamaged(`the ${name} of records`);
  }
  const ids = columns.bytes('id');
  return briefColumnsOf({
    count,
    ids: Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength).toString('latin1'),
    doubles,
    words,
    bytes: columns.bytes('row'),
    vectors: JSON.parse(Buffer.from(columns.bytes('vectors')).toString()) as readonly string[],
    sources,
    blocks,
    lines,
  });
}

function briefColumnsOf(columns: {
  readonly count: number;
  /** One after the other: a piece of one string costs less than a string of bytes. */
  readonly ids: string;
  /** The rows, seen as numbers of three widths. */
  readonly doubles: Float64Array;
  readonly words: Uint32Array;
  readonly bytes: Uint8Array;
  readonly vectors: readonly string[];
  readonly sources: Uint8Array;
  readonly blocks: Uint32Array;
  readonly lines: Uint32Array;
}): BriefColumns {
  const { count, ids, doubles, words, bytes } = columns;
  const word = (at: number, field: number) => (at < 0 ? 0 : (words[at * inWords.perRow + field] ?? 0));
  const cveId = (at: number) => ids.slice(word(at - 1, inWords.idEnd), word(at, inWords.idEnd));
  const place = (record: number) => ({
    block: columns.blocks[record] ?? 0,
    line: columns.lines[record] ?? 0,
  });
  return {
    count,
    recordCount: columns.blocks.length,
    cveId,
    place,
    records(at) {
      const found: RecordPlace[] = [];
      const end = word(at, inWords.recordEnd);
      for (let record = word(at - 1, inWords.recordEnd); record < end; record += 1) {
        const source = recordSources[columns.sources[record] ?? -1];
        if (source === undefined) throw bundleDamaged(`record ${record}`);
        found.push({ source, place: place(record) });
      }
      return found;
    },
    brief(at) {
      const row = at * rowBytes;
      const marks = bytes[row + inBytes.flags];
      if (marks === undefined) throw bundleDamaged(`position ${at}`);
      const tenths = bytes[row + inBytes.score] ?? noScore;
      const epss = at * inDoubles.perRow;
      return {
        cveId: cveId(at),
        status: (marks & flag.rejected) === 0 ? 'published' : 'rejected',
        score: tenths === noScore ? null : tenths / 10,
        severity: severities[(bytes[row + inBytes.severity] ?? 0) - 1] ?? null,
        vector: columns.vectors[word(at, inWords.vector) - 1] ?? null,
        cvssVersion: cvssVersions[(bytes[row + inBytes.cvss] ?? 0) - 1] ?? null,
        knownExploited: (marks & flag.knownExploited) !== 0,
        epss:
          (marks & flag.epss) === 0
            ? null
            : {
                probability: doubles[epss + inDoubles.epss] ?? 0,
                percentile: doubles[epss + inDoubles.percentile] ?? 0,
              },
      };
    },
  };
}
