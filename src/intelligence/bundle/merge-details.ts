import { preferredScore } from '../../domain/cvss.ts';
import type { CveBrief, CveDetail, ExploitedSince } from '../../domain/intelligence-view.ts';
import type { RecordSource } from '../../domain/statement-source.ts';
import type { StoredDetail } from './detail-blocks.ts';
import { bundleDamaged } from './bundle-schema.ts';

/** Whose words a CVE is told in. */
const wordsOrder: readonly RecordSource[] = ['nvd', 'cve_list', 'baseline', 'overlay', 'vendor'];

/** The story of a CVE from all its records: words of the first by `wordsOrder` that has its status, scores and SSVC of all. */
export function mergeDetails(
  brief: CveBrief,
  details: readonly StoredDetail[],
  exploitedSince: ExploitedSince | null,
): CveDetail {
  const ordered = details.toSorted((a, b) => wordsOrder.indexOf(a.source) - wordsOrder.indexOf(b.source));
  // Where the records differ in it, those of another status are withdrawn, or not yet.
  const first = ordered.find(({ status }) => status === brief.status) ?? ordered[0];
  if (first === undefined) throw bundleDamaged(`the records of ${brief.cveId}`);
  const { products: _, status: __, scores: ___, ...words } = first;
  const scores = ordered.flatMap((detail) => detail.scores);
  const preferred = preferredScore(scores);
  return {
    ...words,
    ...brief,
    exploitedSince,
    records: ordered.map(({ source, recordDigest, modifiedAt }) => ({
      source,
      digest: recordDigest,
      modifiedAt,
    })),
    scores: preferred === undefined ? [] : [preferred, ...scores.filter((score) => score !== preferred)],
    ssvc: ordered.find(({ ssvc }) => ssvc !== null)?.ssvc ?? null,
  };
}
