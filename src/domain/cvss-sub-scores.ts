import cvss from 'ae-cvss-calculator';

/** The two parts of a CVSS base score, one decimal; null for v4.0, which has none, and for what is no vector. */
export interface CvssSubScores {
  readonly impact: number | null;
  readonly exploitability: number | null;
}

const none: CvssSubScores = { impact: null, exploitability: null };
const maxKept = 20_000;
const kept = new Map<string, CvssSubScores>();

/** Computes the sub-scores of a vector (CVSS v2 §3.2.1, v3.0 §8.1, v3.1 §7.1). */
export function cvssSubScores(vector: string): CvssSubScores {
  const known = kept.get(vector);
  if (known !== undefined) return known;
  // Feeds use a few thousand vectors over and over.
  if (kept.size >= maxKept) kept.clear();
  const computed = compute(vector);
  kept.set(vector, computed);
  return computed;
}

function compute(vector: string): CvssSubScores {
  try {
    const scores = cvss.fromVector(vector)?.calculateScores(false);
    if (scores === undefined || !('impact' in scores)) return none;
    return { impact: scores.impact ?? null, exploitability: scores.exploitability ?? null };
  } catch {
    return none;
  }
}
