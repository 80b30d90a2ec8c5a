/** One bar, with what is written beside it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Horizontal bars on one scale, from the top to the bottom. */
export interface BarChart {
  readonly title: string;
  readonly bars: readonly Bar[];
}

// Seen on paper, however small beside the others.
const shortestBar = 1;

/** How long each bar is, in points: the greatest fills `width`, what is not nothing is seen, and nothing has none. */
export function barLengths(bars: readonly Bar[], width: number): number[] {
  const greatest = Math.max(1, ...bars.map(({ value }) => value));
  return bars.map(({ value }) => (value === 0 ? 0 : Math.max(shortestBar, (value / greatest) * width)));
}
