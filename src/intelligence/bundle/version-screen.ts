import type { ProductMatch } from '../../domain/affected-statement.ts';
import type { AskedVersion } from '../../versions/asked-version.ts';
import { createBoundScreen } from './bound-screen.ts';
import { listedWords, statementWords, wordAt, type ProductColumns } from './product-columns.ts';

/** Whether a CVE is meant, of which the statements `[from, to)` of a product speak. */
export type CveFilter = (cve: number, from: number, to: number) => boolean;

/**
 * Means the CVEs of which some statement could call the version affected. Whatever else a statement says: where it asks
 * for other versions alone, it calls none of them affected.
 */
export function createVersionScreen(
  columns: ProductColumns,
  matchAt: (number: number) => ProductMatch,
): (asked: AskedVersion) => CveFilter {
  const { statements, listed } = columns;
  const screenBounds = createBoundScreen(columns.matches.count, matchAt);

  return (asked) => {
    const couldFit = screenBounds(asked);
    // Looked up when a statement names a version: many products have none that does.
    let version = -1;
    return (_cve, from, to) => {
      for (let row = from * statementWords; row < to * statementWords; row += statementWords) {
        if ((wordAt(statements, row + 1) & 1) === 1) return true;
        const end = wordAt(statements, row + 3) * listedWords;
        for (let place = wordAt(statements, row + 2) * listedWords; place < end; place += listedWords) {
          const only = wordAt(listed, place + 1);
          if (only === 0) {
            if (couldFit(wordAt(listed, place))) return true;
            continue;
          }
          if (version < 0) version = columns.findVersion(asked.value) + 1;
          if (only === version) return true;
        }
      }
      return false;
    };
  };
}
