const compiled = new Map<string, RegExp>();

/** Longest text that a pattern is tried on: bounds its work whatever the pattern is. */
export const maxMatchLength = 4096;

/** Tries `pattern` (compiled at its first use) on the head of `text`; the named groups, or undefined. */
export function matchPattern(
  pattern: string,
  flags: string,
  text: string,
): Readonly<Record<string, string | undefined>> | undefined {
  const key = `${flags}/${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    expression = new RegExp(pattern, `${flags}u`);
    compiled.set(key, expression);
  }
  const match = expression.exec(text.length > maxMatchLength ? text.slice(0, maxMatchLength) : text);
  return match === null ? undefined : (match.groups ?? {});
}
