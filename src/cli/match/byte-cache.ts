/** Keeps the byte strings used last, up to a number of bytes in all. */
export interface ByteCache {
  get(key: string): Uint8Array | undefined;
  set(key: string, value: Uint8Array): void;
}

// What an entry takes beside its bytes: key, map slot and view.
const entryOverhead = 256;

/** A cache that forgets what was not asked for longest, so that it never holds more than `maxBytes`. */
export function createByteCache(maxBytes: number): ByteCache {
  const entries = new Map<string, Uint8Array>();
  let held = 0;
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      const before = entries.get(key);
      if (before !== undefined) {
        entries.delete(key);
        held -= before.length + entryOverhead;
      }
      if (value.length + entryOverhead > maxBytes) return;
      entries.set(key, value);
      held += value.length + entryOverhead;
      for (const [oldest, old] of entries) {
        if (held <= maxBytes) break;
        entries.delete(oldest);
        held -= old.length + entryOverhead;
      }
    },
  };
}
