import { debianReleases, type DebianPackage } from '../domain/debian-packages.ts';
import { debianPackageOfService } from '../domain/place-build.ts';
import type { DistributionFix, DistributionFixes } from '../domain/distribution-fix.ts';
import type { ServiceIdentity } from '../domain/service-identity.ts';
import { debian } from '../versions/debian/index.ts';

/** What the tracker of a distribution makes of a CVE in the very revision that a banner tells. */
export interface DistributionVerdict {
  readonly verdict: 'affected' | 'not_affected';
  readonly fix: DistributionFix;
  /** Whether the revision names its release; else what the tracker still knows of all releases has to do. */
  readonly isOfRelease: boolean;
  /** In words that can be checked against the tracker. */
  readonly statement: string;
}

/**
 * Decides by the revision of the distribution's package: at or above the version that mends the CVE it is not
 * affected, below it is. Undefined, so that the upstream version must do, when the banner tells no revision of
 * Debian's own, or the tracker has not decided. `product` is `vendor:product`.
 */
export function judgeDistribution(
  fixes: Partial<DistributionFixes>,
  identity: ServiceIdentity,
  product: string,
  cveId: string,
): DistributionVerdict | undefined {
  const installed = debianPackageOfService(identity, product);
  return installed && judgePackage(fixes, installed, cveId);
}

/**
 * The same of a CVE whose record names the product nowhere: only a revision that names its release accuses then, since the
 * release of another may be gone from the tracker, and never have had it.
 */
export function judgeUnnamed(
  fixes: Partial<DistributionFixes>,
  identity: ServiceIdentity,
  product: string,
  cveId: string,
): DistributionVerdict | undefined {
  const decided = judgeDistribution(fixes, identity, product, cveId);
  return decided !== undefined && isGuess(decided) ? undefined : decided;
}

/** An accusation that rests on releases which may not be the revision's own. */
export function isGuess({ verdict, isOfRelease }: DistributionVerdict): boolean {
  return verdict === 'affected' && !isOfRelease;
}

/** What the tracker makes of every CVE that it knows in the package and has decided about. */
export function listDistributionVerdicts(
  fixes: Partial<DistributionFixes>,
  identity: ServiceIdentity,
  product: string,
): ReadonlyMap<string, DistributionVerdict> {
  const found = new Map<string, DistributionVerdict>();
  const installed = debianPackageOfService(identity, product);
  for (const name of installed?.packages ?? []) {
    for (const cveId of fixes.listDistributionCves?.(name) ?? []) {
      const decided = installed && judgePackage(fixes, installed, cveId);
      if (decided !== undefined) found.set(cveId, decided);
    }
  }
  return found;
}

function judgePackage(
  fixes: Partial<DistributionFixes>,
  { packages, version, release }: DebianPackage,
  cveId: string,
): DistributionVerdict | undefined {
  for (const name of packages) {
    const find = (of: string) => fixes.findDistributionFix?.(name, cveId, of);
    if (release === null) {
      const known = debianReleases.flatMap((of) => find(of) ?? []);
      if (known.length > 0) return decideByAll(version, known);
      continue;
    }
    const fix = find(release);
    if (fix === undefined) continue;
    return decide(version, fix, { named: `Debian ${release}: ${fix.package} ${version}`, isOfRelease: true });
  }
  return undefined;
}

function decide(
  version: string,
  fix: DistributionFix,
  { named, isOfRelease }: { readonly named: string; readonly isOfRelease: boolean },
): DistributionVerdict | undefined {
  const { fixedVersion } = fix;
  const of = { fix, isOfRelease };
  if (fix.status === 'open' || fixedVersion === null) {
    return { verdict: 'affected', ...of, statement: `${named} has no fix yet` };
  }
  if (fixedVersion === '0') {
    // Said of what sid holds today, which tells nothing of the older version that a release was made from.
    if (fix.release === 'sid') return undefined;
    return { verdict: 'not_affected', ...of, statement: `${named}: this release never had it` };
  }
  const order = compare(version, fixedVersion);
  if (order === undefined || (order < 0 && fix.clearsOnly === true)) return undefined;
  return order < 0
    ? { verdict: 'affected', ...of, statement: `${named} is older than ${fixedVersion}, which mends it` }
    : { verdict: 'not_affected', ...of, statement: `${named} holds the fix of ${fixedVersion}` };
}

/**
 * A revision without a mark is what a release began with, or one of sid's in between: only what the tracker says of sid
 * and of every release it knows alike counts.
 */
function decideByAll(version: string, known: readonly DistributionFix[]): DistributionVerdict | undefined {
  const ofSid = known.find(({ release }) => release === 'sid');
  if (ofSid === undefined) return undefined;
  const terms = { named: `Debian: ${ofSid.package} ${version}`, isOfRelease: false };
  const own = decide(version, ofSid, terms);
  const others = known.filter((fix) => fix !== ofSid && mayBeOf(fix, version));
  const isAgreed = others.every((fix) => decide(version, fix, terms)?.verdict === own?.verdict);
  return isAgreed ? own : undefined;
}

/** A release that mended a lower upstream version by a revision of its own never had this one. */
function mayBeOf({ fixedVersion }: DistributionFix, version: string): boolean {
  if (fixedVersion === null || !/[+~]deb\d/u.test(fixedVersion)) return true;
  const [own, fixed] = [debian.parse(version), debian.parse(fixedVersion)];
  if (own === undefined || fixed === undefined || own.upstream === fixed.upstream) return true;
  return debian.compare(own, fixed) < 0;
}

/** Undefined when the two may be counted differently: another epoch, or a mark in one that a banner never shows. */
function compare(version: string, fixedVersion: string): number | undefined {
  const [own, fixed] = [debian.parse(version), debian.parse(fixedVersion)];
  if (own === undefined || fixed === undefined) return undefined;
  if (epochOf(version) !== epochOf(fixedVersion)) return undefined;
  if (own.upstream !== fixed.upstream && plain(own.upstream) === plain(fixed.upstream)) return undefined;
  return debian.compare(own, fixed);
}

function epochOf(version: string): string {
  return /^\d+(?=:)/u.exec(version)?.[0] ?? '0';
}

/** The upstream version without what Debian adds when it repacks the sources. */
function plain(upstream: string): string {
  return upstream.replace(/[+~.](?:dfsg|ds|repack|really)[\d.]*$/u, '');
}
