/** Keeps the values used last, up to a sum of their weights. */
export interface WeightedCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, weight: number): void;
}

/** A cache that forgets what was not asked for longest; what weighs more than all is not kept. */
export function createWeightedCache<T>(maxWeight: number): WeightedCache<T> {
  const entries = new Map<string, { readonly value: T; readonly weight: number }>();
  let held = 0;
  function drop(key: string): void {
    held -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  }
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      drop(key);
      if (weight > maxWeight) return;
      entries.set(key, { value, weight });
      held += weight;
      for (const oldest of entries.keys()) {
        if (held <= maxWeight) break;
        drop(oldest);
      }
    },
  };
}
