import type { Candidate } from '../../domain/affected-statement.ts';

/** Versions at which a range of affected ones ends, or that are called unaffected, as texts. */
export function fixedVersionsOf(candidates: readonly Candidate[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { statements } of candidates) {
    for (const { matches } of statements) {
      for (const { version, range, status } of matches) {
        const fixed = status === 'unaffected' ? (range?.startIncluding ?? version) : range?.endExcluding;
        if (fixed !== undefined) found.add(fixed);
      }
    }
  }
  return found;
}
