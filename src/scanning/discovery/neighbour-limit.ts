import { readFileSync } from 'node:fs';

/** The kernel's default for `gc_thresh3` (Linux ip-sysctl): as many neighbours fit in its table. */
const usualTableSize = 1024;

/**
 * How many unresolved addresses may be asked for at once: half of the kernel's neighbour table, which is one for the
 * whole machine. A full table would cut off every other program. `path` is for tests.
 */
export function unresolvedLimit(path = '/proc/sys/net/ipv4/neigh/default/gc_thresh3'): number {
  let size = usualTableSize;
  try {
    size = Number(readFileSync(path, 'utf8')) || usualTableSize;
  } catch {
    // Network namespaces do not show it; the usual size is the careful guess.
  }
  return Math.max(1, Math.min(4096, Math.floor(size / 2)));
}
