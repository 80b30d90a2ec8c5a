import type { Severity } from './severity.ts';

export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0';

/** One published CVSS base score with who published it. Scores are taken as published, never corrected. */
export interface CvssScore {
  readonly version: CvssVersion;
  readonly vector: string;
  /** Base score, 0.0–10.0, one decimal. */
  readonly score: number;
  readonly severity: Severity;
  /** Who scored it, for example `nvd@nist.gov`. */
  readonly source: string;
  /** NVD's own mark (`Primary`, `Secondary`), or the container of a CVE List record. */
  readonly type: 'Primary' | 'CNA' | 'Secondary' | 'ADP';
}

const typeOrder: Record<CvssScore['type'], number> = { Primary: 0, CNA: 1, Secondary: 2, ADP: 3 };
const versionOrder: Record<CvssVersion, number> = { '3.1': 0, '3.0': 1, '4.0': 2, '2.0': 3 };

/**
 * The one score a finding shows. Rule: v3.1 before v3.0 before v4.0 before v2.0 (what peers and the
 * contract's examples show), within a version NVD's Primary before the CNA's own, before NVD's Secondary, before an
 * ADP's, then source name.
 */
export function preferredScore(scores: readonly CvssScore[]): CvssScore | undefined {
  return scores.toSorted(
    (a, b) =>
      versionOrder[a.version] - versionOrder[b.version] ||
      typeOrder[a.type] - typeOrder[b.type] ||
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0),
  )[0];
}
