import type { DatabaseSync } from 'node:sqlite';
import type { CvssVersion } from '../../domain/cvss.ts';
import type { CveBrief } from '../../domain/intelligence-view.ts';
import { Severity } from '../../domain/severity.ts';
import { recordSources, type RecordSource } from '../../domain/statement-source.ts';
import { bundleDamaged } from './bundle-schema.ts';

// Little-endian numbers, one array for each fact: 217,000 CVEs are read in milliseconds.
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
export const digestedColumns = [
  'id',
  'id_end',
  'flags',
  'severity',
  'score',
  'cvss',
  'vector',
  'vectors',
  'epss',
  'percentile',
  'record_end',
  'record_source',
] as const;

/** Writes the rows, which are in their final order. */
export function writeBriefColumns(database: DatabaseSync, rows: readonly BriefRow[]): void {
  const vectors = [...new Set(rows.map((row) => row.vector).filter((vector) => vector !== null))].toSorted();
  const vectorNumbers = new Map(vectors.map((vector, index) => [vector, index + 1]));
  let end = 0;
  let recordEnd = 0;
  const records = rows.flatMap((row) => row.records);
  const columns: Record<string, ArrayBufferView> = {
    id: Buffer.from(rows.map((row) => row.cveId).join(''), 'latin1'),
    id_end: Uint32Array.from(rows, (row) => (end += row.cveId.length)),
    flags: Uint8Array.from(rows, flagsOf),
    severity: Uint8Array.from(rows, (row) =>
      row.severity === null ? 0 : severities.indexOf(row.severity) + 1,
    ),
    score: Uint8Array.from(rows, (row) => (row.score === null ? noScore : Math.round(row.score * 10))),
    cvss: Uint8Array.from(rows, (row) =>
      row.cvssVersion === null ? 0 : cvssVersions.indexOf(row.cvssVersion) + 1,
    ),
    vector: Uint32Array.from(rows, (row) => (row.vector === null ? 0 : (vectorNumbers.get(row.vector) ?? 0))),
    vectors: Buffer.from(JSON.stringify(vectors)),
    epss: Float64Array.from(rows, (row) => row.epss?.probability ?? 0),
    percentile: Float64Array.from(rows, (row) => row.epss?.percentile ?? 0),
    record_end: Uint32Array.from(rows, (row) => (recordEnd += row.records.length)),
    record_source: Uint8Array.from(records, ({ source }) => recordSources.indexOf(source)),
    detail_block: Uint32Array.from(records, ({ place }) => place.block),
    detail_line: Uint32Array.from(records, ({ place }) => place.line),
  };
  const insert = database.prepare('INSERT INTO brief_column (name, content) VALUES (?, ?)');
  for (const [name, content] of Object.entries(columns)) {
    insert.run(name, new Uint8Array(content.buffer, content.byteOffset, content.byteLength));
  }
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
  const raw = new Map<string, Uint8Array>();
  for (const row of database.prepare('SELECT name, content FROM brief_column').iterate()) {
    if (row.content instanceof Uint8Array) raw.set(String(row.name), row.content);
  }
  const bytes = (name: string) => {
    const column = raw.get(name);
    if (column === undefined) throw bundleDamaged(`column ${name}`);
    return column;
  };
  // A copy starts at offset 0, as arrays of wider numbers need.
  const buffer = (name: string) => bytes(name).slice().buffer;
  const idEnds = new Uint32Array(buffer('id_end'));
  const columns = {
    ids: Buffer.from(bytes('id')),
    idEnds,
    flags: bytes('flags'),
    severity: bytes('severity'),
    score: bytes('score'),
    cvss: bytes('cvss'),
    vector: new Uint32Array(buffer('vector')),
    vectors: JSON.parse(Buffer.from(bytes('vectors')).toString()) as readonly string[],
    epss: new Float64Array(buffer('epss')),
    percentile: new Float64Array(buffer('percentile')),
    recordEnds: new Uint32Array(buffer('record_end')),
  };
  const ofRecords = {
    sources: bytes('record_source'),
    blocks: new Uint32Array(buffer('detail_block')),
    lines: new Uint32Array(buffer('detail_line')),
  };
  const { ids: _, vectors: __, ...counted } = columns;
  for (const [name, column] of Object.entries(counted)) {
    if (column.length !== idEnds.length) throw bundleDamaged(`column ${name}`);
  }
  for (const [name, column] of Object.entries(ofRecords)) {
    if (column.length !== (columns.recordEnds.at(-1) ?? 0)) throw bundleDamaged(`column ${name}`);
  }
  return briefColumnsOf({ ...columns, ...ofRecords });
}

function briefColumnsOf(columns: {
  readonly ids: Buffer;
  readonly idEnds: Uint32Array;
  readonly flags: Uint8Array;
  readonly severity: Uint8Array;
  readonly score: Uint8Array;
  readonly cvss: Uint8Array;
  readonly vector: Uint32Array;
  readonly vectors: readonly string[];
  readonly epss: Float64Array;
  readonly percentile: Float64Array;
  readonly recordEnds: Uint32Array;
  readonly sources: Uint8Array;
  readonly blocks: Uint32Array;
  readonly lines: Uint32Array;
}): BriefColumns {
  const { ids, idEnds, flags, score } = columns;
  const cveId = (at: number) => ids.toString('latin1', at === 0 ? 0 : idEnds[at - 1], idEnds[at]);
  const place = (record: number) => ({
    block: columns.blocks[record] ?? 0,
    line: columns.lines[record] ?? 0,
  });
  return {
    count: idEnds.length,
    recordCount: columns.blocks.length,
    cveId,
    place,
    records(at) {
      const from = at === 0 ? 0 : (columns.recordEnds[at - 1] ?? 0);
      const found: RecordPlace[] = [];
      for (let record = from; record < (columns.recordEnds[at] ?? from); record += 1) {
        const source = recordSources[columns.sources[record] ?? -1];
        if (source === undefined) throw bundleDamaged(`record ${record}`);
        found.push({ source, place: place(record) });
      }
      return found;
    },
    brief(at) {
      const marks = flags[at];
      if (marks === undefined) throw bundleDamaged(`position ${at}`);
      const tenths = score[at] ?? noScore;
      return {
        cveId: cveId(at),
        status: (marks & flag.rejected) === 0 ? 'published' : 'rejected',
        score: tenths === noScore ? null : tenths / 10,
        severity: severities[(columns.severity[at] ?? 0) - 1] ?? null,
        vector: columns.vectors[(columns.vector[at] ?? 0) - 1] ?? null,
        cvssVersion: cvssVersions[(columns.cvss[at] ?? 0) - 1] ?? null,
        knownExploited: (marks & flag.knownExploited) !== 0,
        epss:
          (marks & flag.epss) === 0
            ? null
            : { probability: columns.epss[at] ?? 0, percentile: columns.percentile[at] ?? 0 },
      };
    },
  };
}
