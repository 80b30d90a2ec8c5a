import { readFileSync } from 'node:fs';

/** What is assumed where the system does not say: the usual soft limit of macOS shells and old daemons. */
const cautiousLimit = 256;

/**
 * How many descriptors this process may have open, as Linux states it in `/proc/self/limits` (Node raises the
 * soft limit to the hard one at its start). `path` is for tests.
 */
export function openFileLimit(path = '/proc/self/limits'): number {
  try {
    const soft = /^Max open files\s+(\d+|unlimited)/mu.exec(readFileSync(path, 'utf8'))?.[1];
    if (soft === 'unlimited') return 1_048_576;
    return soft === undefined ? cautiousLimit : Number(soft);
  } catch {
    return cautiousLimit;
  }
}
