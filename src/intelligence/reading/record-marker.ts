/** How the records of a feed start, so that they can be told from what is around them and found after damage. */
export interface RecordForm {
  /** What a document of the feed is called in messages. */
  readonly document: string;
  /** Key of the list of records in an envelope. */
  readonly listKey: string;
  /** The start of a record. */
  readonly start: RegExp;
  /** The same, together with an inner start that a search for the next record must not take for one. */
  readonly wholeStart: RegExp;
  /** The start of a record that stands alone, not in an envelope. */
  readonly lineStart: RegExp;
}

/** NVD JSON 2.0: wrapped as the API sends it, or bare. */
export const nvdForm: RecordForm = {
  document: 'an NVD JSON 2.0 document',
  listKey: 'vulnerabilities',
  start: /^\{\s*(?:"cve"\s*:\s*\{|"id"\s*:\s*"CVE-)/u,
  wholeStart: /^\{\s*(?:"cve"\s*:\s*\{\s*(?:"id"\s*:\s*"CVE-)?|"id"\s*:\s*"CVE-)/u,
  lineStart: /^\{\s*"(?:cve|id)"\s*:/u,
};

const cveRecordStart = /^\{\s*"(?:dataType|dataVersion|containers|cveMetadata)"\s*:/u;

/** CVE Record Format 5.x: an object with containers and metadata, in any order. */
export const cveRecordForm: RecordForm = {
  document: 'a CVE List v5 document',
  listKey: 'cves',
  start: cveRecordStart,
  wholeStart: cveRecordStart,
  lineStart: cveRecordStart,
};

const overlayStart = /^\{\s*"_annotation"\s*:/u;

/** The Anchore overlay: an annotation and a CVE with nothing but configurations. */
export const overlayForm: RecordForm = {
  document: 'an overlay document',
  listKey: 'overrides',
  start: overlayStart,
  wholeStart: overlayStart,
  lineStart: /^\{\s*"(?:_annotation|cve)"\s*:/u,
};

const namedCve = /"(?:id|cveId|cve_id)"\s*:\s*"(CVE-\d{4}-\d{4,19})"/u;

/** Bytes that are enough to recognise a start, indentation included. */
export const markerBytes = 96;
const openBrace = 0x7b;

/** Position of the first record start in [from, to), or -1. */
export function findRecordStart(form: RecordForm, bytes: Buffer, from: number, to: number): number {
  for (let at = bytes.indexOf(openBrace, from); at >= 0 && at < to; at = bytes.indexOf(openBrace, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if ((next === 0x22 || next <= 0x20) && form.start.test(headOf(bytes, at))) return at;
  }
  return -1;
}

/** Length of the record start at `at`, at least 1: where a search for the next one may begin. */
export function recordStartLength(form: RecordForm, bytes: Buffer, at: number): number {
  return form.wholeStart.exec(headOf(bytes, at))?.[0].length ?? 1;
}

/** True when the object at `at` is a record itself (JSON lines) and not an envelope around records. */
export function isRecordAt(form: RecordForm, bytes: Buffer, at: number): boolean {
  return form.lineStart.test(headOf(bytes, at));
}

/** The CVE id that a damaged record seems to carry. */
export function cveIdNear(bytes: Buffer, at: number, end: number): string | undefined {
  return namedCve.exec(bytes.toString('latin1', at, Math.min(end, at + 512)))?.[1];
}

function headOf(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, Math.min(bytes.length, at + markerBytes));
}
