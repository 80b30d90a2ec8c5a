import { describeBranch } from '../../domain/branch-knowledge.ts';
import { splitBound, type CpeName } from '../../domain/cpe-name.ts';
import { isPlainValue, textOfCpeValue } from '../../domain/cpe-value.ts';
import { debianPackageOf } from '../../domain/debian-packages.ts';
import type { ListedFinding } from '../../domain/device-finding.ts';
import type { CveToMend, ProductMitigation, UpgradeTarget } from '../../domain/device-mitigation.ts';
import type { DeviceService } from '../../domain/device.ts';
import type { DistributionFixes } from '../../domain/distribution-fix.ts';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { RouterOsKnowledge } from '../../intelligence/routeros/release-content.ts';
import { routerOsKey } from '../../intelligence/routeros/routeros-key.ts';
import { shippedReleases } from '../../intelligence/routeros/routeros-releases.ts';
import type { CandidateLookup } from '../../matching/candidate-lookup.ts';
import { judgeVersions, type VersionJudge } from '../../matching/fixing-versions.ts';
import { observedProductOf } from '../../matching/observed-product.ts';
import { planRouterOsUpgrade, routerOsChannel } from './plan-routeros-upgrade.ts';
import { productName } from './product-name.ts';

/** All that is known of CVEs and asked for advice. */
export type AdviceIntelligence = IntelligenceView &
  CandidateLookup &
  Partial<DistributionFixes> & { readonly routerOs?: RouterOsKnowledge };

const mostAlternatives = 5;

/** What to do about the open findings of one product on a device; `others` is what else is there. */
export function planProductMitigation(
  intelligence: AdviceIntelligence,
  name: CpeName,
  findings: readonly ListedFinding[],
  place: { readonly services: readonly DeviceService[]; readonly others: readonly CpeName[] },
): ProductMitigation {
  const { key, fullVersion } = observedProductOf(name);
  const version = isPlainValue(name.version) ? fullVersion : null;
  const ports = new Set(findings.map(({ port, transport }) => `${port}/${transport}`));
  const own = place.services.filter(({ port, transport }) => ports.has(`${port}/${transport}`));
  const banners = own.map(({ banner }) => banner ?? '');
  const cveIds = new Set(findings.map(({ cveId }) => cveId));
  const judge = judgeVersions(intelligence, name, cveIds, place.others);
  const isRouterOs = key === routerOsKey;
  const known = intelligence.routerOs?.releases ?? shippedReleases;
  const channel = isRouterOs
    ? routerOsChannel(version, { edition: name.swEdition, texts: banners }, known)
    : null;
  const { targets, releases, skipped } =
    channel === null
      ? { targets: plainTargets(judge), releases: judge.stated, skipped: [] }
      : planRouterOsUpgrade(judge, version ?? '', channel.name, known);
  const [target = null, ...alternatives] = targets;
  const distribution = distributionOf(banners, findings);
  return {
    product: key,
    name: productName(key),
    version,
    services: own.map(({ port, transport }) => ({ port, transport })),
    channel,
    distribution,
    cves: findings.map((finding) =>
      cveToMend(intelligence, finding, {
        fixedIn: lowestFixing(judge, finding.cveId, releases),
        fixedPackage: fixedPackage(intelligence, key, version, banners, finding.cveId),
      }),
    ),
    target,
    alternatives: alternatives.slice(0, mostAlternatives),
    skipped,
    notes: describeBranch('RouterOS', intelligence.routerOs?.findBranch(key, version ?? '')),
  };
}

/** Outside RouterOS: the lowest stated version with fewest of the CVEs. */
function plainTargets(judge: VersionJudge): UpgradeTarget[] {
  let best: UpgradeTarget | undefined;
  for (const version of judge.stated) {
    const remaining = judge.remaining(version);
    if (best !== undefined && remaining.length >= best.remaining.length) continue;
    best = { version, channel: null, remaining };
    if (remaining.length === 0) break;
  }
  return best === undefined ? [] : [best];
}

function lowestFixing(judge: VersionJudge, cveId: string, versions: readonly string[]): string | null {
  return versions.find((version) => !judge.remaining(version).includes(cveId)) ?? null;
}

function cveToMend(
  intelligence: AdviceIntelligence,
  { id, cveId, score, severity, knownExploited }: ListedFinding,
  fix: Pick<CveToMend, 'fixedIn' | 'fixedPackage'>,
): CveToMend {
  const description = intelligence.findCve(cveId)?.description ?? '';
  return { cveId, findingId: id, score, severity, knownExploited, description, ...fix };
}

function distributionOf(banners: readonly string[], findings: readonly ListedFinding[]): string | null {
  for (const banner of banners) {
    const [seen] = /\b(?:debian|ubuntu|raspbian)\b/iu.exec(banner) ?? [];
    if (seen !== undefined) return seen.toLowerCase();
  }
  const marks = ['distribution_backport_possible', 'distribution_revision'];
  return findings.some(({ factors }) => factors.some(({ name }) => marks.includes(name))) ? 'unknown' : null;
}

/** The version of Debian's package that mends a CVE, where a banner tells the package (`Debian-2+deb12u3`). */
function fixedPackage(
  intelligence: AdviceIntelligence,
  key: string,
  version: string | null,
  banners: readonly string[],
  cveId: string,
): string | null {
  const revision = banners.map((banner) => /\bDebian-(\S{1,60})/u.exec(banner)?.[1]).find(Boolean);
  if (version === null || revision === undefined) return null;
  const [, vendor = '', product = ''] = splitBound(key).map(textOfCpeValue);
  const installed = debianPackageOf(`${vendor}:${product}`, version, revision);
  // A revision that may be of several releases does not tell from which one the fix is to be installed.
  if (installed === undefined || installed.release === null) return null;
  for (const name of installed.packages) {
    const fix = intelligence.findDistributionFix?.(name, cveId, installed.release);
    const fixed = fix?.fixedVersion ?? '0';
    if (fixed !== '0') return `${name} ${fixed}`;
  }
  return null;
}
