import { preferredScore } from '../../domain/cvss.ts';
import type { CveBrief, CveDetail } from '../../domain/intelligence-view.ts';
import type { RecordSource } from '../../domain/statement-source.ts';
import type { StoredDetail } from './detail-blocks.ts';
import { bundleDamaged } from './bundle-schema.ts';

/** Whose words a CVE is told in. */
const wordsOrder: readonly RecordSource[] = ['nvd', 'cve_list', 'baseline', 'overlay', 'vendor'];

/** The story of a CVE from all its records: words of the first by `wordsOrder`, scores and SSVC of all. */
export function mergeDetails(brief: CveBrief, details: readonly StoredDetail[]): CveDetail {
  const ordered = details.toSorted((a, b) => wordsOrder.indexOf(a.source) - wordsOrder.indexOf(b.source));
  const [first] = ordered;
  if (first === undefined) throw bundleDamaged(`the records of ${brief.cveId}`);
  const { products: _, status: __, scores: ___, ...words } = first;
  const scores = ordered.flatMap((detail) => detail.scores);
  const preferred = preferredScore(scores);
  return {
    ...words,
    ...brief,
    records: ordered.map(({ source, recordDigest, modifiedAt }) => ({
      source,
      digest: recordDigest,
      modifiedAt,
    })),
    scores: preferred === undefined ? [] : [preferred, ...scores.filter((score) => score !== preferred)],
    ssvc: ordered.find(({ ssvc }) => ssvc !== null)?.ssvc ?? null,
  };
}
