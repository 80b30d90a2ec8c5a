import cvss from 'ae-cvss-calculator';
import { keptByText } from './kept-by-text.ts';

/** The two parts of a CVSS base score, one decimal; null for v4.0, which has none, and for what is no vector. */
export interface CvssSubScores {
  readonly impact: number | null;
  readonly exploitability: number | null;
}

const none: CvssSubScores = { impact: null, exploitability: null };

/** Computes the sub-scores of a vector (CVSS v2 §3.2.1, v3.0 §8.1, v3.1 §7.1). */
export const cvssSubScores = keptByText(compute);

function compute(vector: string): CvssSubScores {
  try {
    const scores = cvss.fromVector(vector)?.calculateScores(false);
    if (scores === undefined || !('impact' in scores)) return none;
    return { impact: scores.impact ?? null, exploitability: scores.exploitability ?? null };
  } catch {
    return none;
  }
}
