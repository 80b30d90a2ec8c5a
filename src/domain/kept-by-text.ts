const maxKept = 20_000;

/** The same function, asked once for each text: for those that come over and over, such as the vectors of feeds. */
export function keptByText<T>(compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= maxKept) kept.clear();
    const computed = compute(text);
    kept.set(text, computed);
    return computed;
  };
}
