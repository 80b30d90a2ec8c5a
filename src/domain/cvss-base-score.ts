import cvss from 'ae-cvss-calculator';
import { keptByText } from './kept-by-text.ts';

const baseScore = keptByText(compute);

/** Whether a published base score is what its vector gives (CVSS v2 §3.2.1, v3.0 §8.1, v3.1 §7.1). */
export function isScoreOfVector(vector: string, score: number): boolean {
  return baseScore(vector) === score;
}

function compute(vector: string): number | undefined {
  try {
    const scores = cvss.fromVector(vector)?.calculateScores(false);
    return scores === undefined || !('base' in scores) ? undefined : scores.base;
  } catch {
    return undefined;
  }
}
