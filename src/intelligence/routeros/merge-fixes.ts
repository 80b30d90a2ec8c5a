import { schemeNamed } from '../../versions/registry.ts';
import type { StatedFix } from '../mikrotik/stated-fix.ts';
import { releaseLineOf, startOfNextLine, type RouterOsReleases } from './routeros-releases.ts';

/** A fix in one branch: affected from `from` up to the fix, not affected from there up to `before`. */
export interface FixedBranch {
  readonly from?: string | undefined;
  readonly fixed: string;
  readonly before?: string | undefined;
}

const scheme = schemeNamed('routeros');

/**
 * Fixes that MikroTik states of one CVE as branches, to be read before the project's own `known` ones (ADR 17, rule 2: a
 * fix inside a release line holds for the line, of several the last counts). Each speaks of its own line from the fix on,
 * and of no other: that a release mends a CVE does not tell since when it was there. A final release repeats the notes
 * of its previews, so a preview that names the fix counts before it.
 */
export function mergeFixes(
  stated: readonly StatedFix[],
  known: readonly FixedBranch[],
  releases: RouterOsReleases,
): { readonly branches: readonly FixedBranch[]; readonly of: readonly StatedFix[] } {
  const byLine = Map.groupBy(
    stated.filter(({ version }) => releases.mayBeRelease(version)),
    ({ version }) => lineOf(version),
  );
  const branches: FixedBranch[] = [];
  const of: StatedFix[] = [];
  for (const [line, fixes] of [...byLine].toSorted(([a], [b]) => compare(a, b))) {
    const last = lastOf(fixes);
    const before = last === undefined ? undefined : startOfNextLine(last.version);
    if (last === undefined || before === undefined) continue;
    const own = known.filter(({ fixed }) => lineOf(fixed) === line).map(({ fixed }) => fixed);
    const latest = own.toSorted(compare).at(-1);
    if (latest !== undefined && compare(latest, last.version) >= 0) continue;
    // The project's own fact has an earlier fix in that line, which did not hold.
    branches.push({ ...(latest !== undefined && { from: latest }), fixed: last.version, before });
    of.push(last);
  }
  return { branches, of };
}

function lastOf(fixes: readonly StatedFix[]): StatedFix | undefined {
  const isPreview = ({ version }: StatedFix) => /[a-z]/u.test(version);
  const line = lineOf(fixes[0]?.version ?? '');
  const hasPreview = fixes.some(isPreview);
  return fixes
    .filter(({ version }) => !hasPreview || version !== line)
    .toSorted((a, b) => compare(a.version, b.version) || (a.text < b.text ? -1 : 1))
    .at(-1);
}

function lineOf(version: string): string {
  const line = releaseLineOf(version);
  return line === undefined ? '' : `${line.major}.${line.minor}`;
}

function compare(a: string, b: string): number {
  const [left, right] = [scheme.parse(a), scheme.parse(b)];
  return left === undefined || right === undefined ? 0 : scheme.compare(left, right);
}
