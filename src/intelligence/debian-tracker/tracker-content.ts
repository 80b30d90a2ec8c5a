import { z } from 'zod';
import type { DistributionFixes } from '../../domain/distribution-fix.ts';
import { readingBundle } from '../bundle/bundle-schema.ts';
import type { DebianTracker } from './read-debian-tracker.ts';

const prefix = 'debian/';
const Word = z.union([z.string(), z.null(), z.strictObject({ clearsFrom: z.string() })]);
const Packed = z.record(z.string(), z.record(z.string(), Word));

/** The tracker as content of a bundle: one JSON text for each source package, sorted. */
export function* packDebianTracker({
  packages,
}: DebianTracker): Generator<readonly [name: string, json: string], void, undefined> {
  for (const [name, issues] of packages) {
    const sorted = Array.from(issues, ([id, releases]) => [
      id,
      Object.fromEntries([...releases].toSorted(byName)),
    ]);
    yield [prefix + name, JSON.stringify(Object.fromEntries(sorted.toSorted(byName)))];
  }
}

/** What a bundle holds of the tracker; each package is read when it is first asked for. */
export function createDistributionFixes(read: (name: string) => string | undefined): DistributionFixes {
  const known = new Map<string, z.infer<typeof Packed> | undefined>();
  const cveIds = new Map<string, readonly string[]>();
  const issuesOf = (sourcePackage: string) => {
    if (!known.has(sourcePackage)) {
      const text = read(prefix + sourcePackage);
      known.set(
        sourcePackage,
        text === undefined
          ? undefined
          : readingBundle(prefix + sourcePackage, () => Packed.parse(JSON.parse(text))),
      );
    }
    return known.get(sourcePackage);
  };
  return {
    findDistributionFix(sourcePackage, cveId, release) {
      const word = issuesOf(sourcePackage)?.[cveId]?.[release];
      if (word === undefined) return undefined;
      const fix = { source: 'debian_tracker', package: sourcePackage, release } as const;
      if (word === null) return { ...fix, status: 'open', fixedVersion: null };
      if (typeof word === 'string') return { ...fix, status: 'resolved', fixedVersion: word };
      return { ...fix, status: 'resolved', fixedVersion: word.clearsFrom, clearsOnly: true };
    },
    listDistributionCves(sourcePackage) {
      const listed = cveIds.get(sourcePackage) ?? Object.keys(issuesOf(sourcePackage) ?? {});
      cveIds.set(sourcePackage, listed);
      return listed;
    },
  };
}

/** Every CVE of every package with all that is said of it, as text. */
export function* listDistributionIssues(
  names: Iterable<string>,
  read: (name: string) => string | undefined,
): Generator<readonly [cveId: string, sourcePackage: string, said: string], void, undefined> {
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const issues = Packed.parse(JSON.parse(read(name) ?? '{}'));
    for (const [cveId, releases] of Object.entries(issues))
      yield [cveId, name.slice(prefix.length), `${name} ${cveId} ${JSON.stringify(releases)}`];
  }
}

function byName(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
