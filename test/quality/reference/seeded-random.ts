/** A small repeatable source of numbers in [0, 1): the same seed draws the same (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number from 0 to `count` - 1. */
export function drawNumber(random: () => number, count: number): number {
  return Math.floor(random() * count);
}

/** One entry of a list that is not empty. */
export function drawFrom<T>(random: () => number, list: readonly T[]): T {
  if (list.length === 0) throw new Error('nothing to draw from');
  return list[drawNumber(random, list.length)]!;
}

/** `count` different entries, or all when there are fewer, in drawing order. */
export function drawSome<T>(random: () => number, list: readonly T[], count: number): T[] {
  const left = [...list];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    const at = drawNumber(random, left.length);
    drawn.push(left[at]!);
    left[at] = left.at(-1)!;
    left.pop();
  }
  return drawn;
}
