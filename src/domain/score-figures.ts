/** Highest and mean of CVSS scores with one decimal; 0 where nothing has a score. */
export function scoreFigures(scores: readonly (number | null)[]): {
  readonly highestScore: number;
  readonly averageScore: number;
} {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return { highestScore: 0, averageScore: 0 };
  const sum = known.reduce((total, score) => total + score, 0);
  return {
    highestScore: known.reduce((a, b) => Math.max(a, b)),
    averageScore: Math.round((sum / known.length) * 10) / 10,
  };
}
