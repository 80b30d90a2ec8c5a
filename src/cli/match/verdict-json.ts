import type { JudgedCve } from '../../operations/matching/create-cpe-judge.ts';

const rendered = new WeakMap<JudgedCve, Uint8Array>();
const opening = Buffer.from('[');
const closing = Buffer.from(']');

/** The verdicts of a CPE as the bytes of a JSON array. Verdicts shared between CPEs are rendered once. */
export function verdictsJson(verdicts: readonly JudgedCve[], shared: boolean): Uint8Array {
  if (!shared) return Buffer.from(`[${verdicts.map((judged) => verdictJson(judged)).join(',')}]`);
  const pieces = verdicts.map((judged) => verdictBytes(judged));
  const size = pieces.reduce((sum, piece) => sum + piece.length, 2);
  const bytes = Buffer.allocUnsafe(Math.max(2, size - 1 + (pieces.length === 0 ? 1 : 0)));
  let at = opening.copy(bytes);
  for (const [index, piece] of pieces.entries()) {
    // Pieces begin with their comma, which the first one leaves out.
    const part = index === 0 ? piece.subarray(1) : piece;
    bytes.set(part, at);
    at += part.length;
  }
  closing.copy(bytes, at);
  return bytes;
}

function verdictBytes(judged: JudgedCve): Uint8Array {
  const known = rendered.get(judged);
  if (known !== undefined) return known;
  const bytes = Buffer.from(`,${verdictJson(judged)}`);
  rendered.set(judged, bytes);
  return bytes;
}

function verdictJson({ cve, verdict }: JudgedCve): string {
  return JSON.stringify({
    cve_id: cve.cveId,
    verdict: verdict.verdict,
    score: cve.score,
    severity: cve.severity,
    vector: cve.vector,
    cvss_version: cve.cvssVersion,
    known_exploited: cve.knownExploited,
    epss: cve.epss,
    confidence: verdict.confidence,
    deciding_statement: verdict.statement,
  });
}
