/** How an NVD record starts: wrapped as the API sends it, or bare. */
const start = /^\{\s*(?:"cve"\s*:\s*\{|"id"\s*:\s*"CVE-)/u;
/** The same, together with the inner start that a search for the next record must not take for one. */
const wholeStart = /^\{\s*(?:"cve"\s*:\s*\{\s*(?:"id"\s*:\s*"CVE-)?|"id"\s*:\s*"CVE-)/u;
const lineRecord = /^\{\s*"(?:cve|id)"\s*:/u;
const namedCve = /"id"\s*:\s*"(CVE-\d{4}-\d{4,19})"/u;

/** Bytes that are enough to recognise a start, indentation included. */
export const markerBytes = 96;
const openBrace = 0x7b;

/** Position of the first record start in [from, to), or -1. */
export function findRecordStart(bytes: Buffer, from: number, to: number): number {
  for (let at = bytes.indexOf(openBrace, from); at >= 0 && at < to; at = bytes.indexOf(openBrace, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if ((next === 0x22 || next <= 0x20) && start.test(headOf(bytes, at))) return at;
  }
  return -1;
}

/** Length of the record start at `at`, at least 1: where a search for the next one may begin. */
export function recordStartLength(bytes: Buffer, at: number): number {
  return wholeStart.exec(headOf(bytes, at))?.[0].length ?? 1;
}

/** True when the object at `at` is a record itself (JSON lines) and not an envelope around records. */
export function isRecordAt(bytes: Buffer, at: number): boolean {
  return lineRecord.test(headOf(bytes, at));
}

/** The CVE id that a damaged record seems to carry. */
export function cveIdNear(bytes: Buffer, at: number, end: number): string | undefined {
  return namedCve.exec(bytes.toString('latin1', at, Math.min(end, at + 512)))?.[1];
}

function headOf(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, Math.min(bytes.length, at + markerBytes));
}
