const plainDotted = /^\d{1,40}(?:\.\d{1,40}){0,40}$/;

/** Whether the text is made of nothing but decimal numbers and dots, such as `7.24.2`. */
export function isPlainDotted(text: string): boolean {
  return plainDotted.test(text);
}

/**
 * Orders two plain dotted versions number by number, a missing number counting as 0.
 * Negative when `left` is older, 0 when both are the same point, positive when newer.
 */
export function compareDotted(left: string, right: string): number {
  const leftNumbers = left.split('.').map(BigInt);
  const rightNumbers = right.split('.').map(BigInt);
  for (let i = 0; i < Math.max(leftNumbers.length, rightNumbers.length); i += 1) {
    const a = leftNumbers[i] ?? 0n;
    const b = rightNumbers[i] ?? 0n;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
