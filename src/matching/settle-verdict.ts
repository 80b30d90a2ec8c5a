import type { DistributionFixes } from '../domain/distribution-fix.ts';
import { routerSourceOf } from '../domain/router-identity.ts';
import type { CveBrief } from '../domain/intelligence-view.ts';
import type { ServiceIdentity } from '../domain/service-identity.ts';
import type { Verdict } from '../domain/verdict.ts';
import { limitConfidence, weighConfidence, type CapFactor, type PointFactor } from './confidence.ts';
import { isGuess, judgeDistribution, type DistributionVerdict } from './judge-distribution.ts';
import type { ObservedProduct } from './observed-product.ts';

/** Below this a fingerprint is a guess (0–100). */
const sureIdentity = 50;

/**
 * What becomes of the verdict on a CPE once it is known how the service was identified: the tracker of a distribution
 * may decide otherwise, and a banner is believed only so far.
 */
export function settleVerdict(
  fixes: Partial<DistributionFixes>,
  { cve, verdict: judged }: { readonly cve: CveBrief; readonly verdict: Verdict },
  identity: ServiceIdentity,
  observed: ObservedProduct | undefined,
): { readonly decided: DistributionVerdict | undefined; readonly verdict: Verdict } {
  // A record that was rejected concerns nobody, whatever a tracker keeps of it.
  const told =
    cve.status === 'rejected'
      ? undefined
      : judgeDistribution(fixes, identity, productOf(observed), judged.cveId);
  const decided = told !== undefined && isGuess(told) && judged.verdict === 'not_affected' ? undefined : told;
  if (decided?.verdict === 'affected' && judged.verdict !== 'affected') {
    return { decided, verdict: overruled(judged, decided, identity) };
  }
  const { statement } = judged;
  const verdict = {
    ...judged,
    ...(decided !== undefined && { verdict: decided.verdict }),
    ...confidenceOf(judged, identity, decided !== undefined),
    statement: decided === undefined ? statement : `${statement}; ${decided.statement}`,
  };
  return { decided, verdict };
}

/** The verdict that only the tracker gives; `matchedCpe` is what was judged. */
export function verdictOfRevision(
  cveId: string,
  decided: DistributionVerdict,
  identity: ServiceIdentity,
  matchedCpe: string,
): Verdict {
  return {
    cveId,
    verdict: decided.verdict,
    ...revisionConfidence(identity),
    matchedCpe,
    statement: decided.statement,
    source: decided.fix.source,
    conflicts: [],
  };
}

/** Upstream does not know, or says the opposite of the version, which is listed and makes it less sure. */
function overruled(judged: Verdict, decided: DistributionVerdict, identity: ServiceIdentity): Verdict {
  const { cveId, matchedCpe, source, verdict, statement } = judged;
  const alone = verdictOfRevision(cveId, decided, identity, matchedCpe);
  if (verdict === 'unknown' || source === 'debian_tracker') return alone;
  const opposed = revisionConfidence(identity, ['sources_conflict']);
  return { ...alone, ...opposed, conflicts: [{ source, verdict, statement }] };
}

function revisionConfidence(identity: ServiceIdentity, more: readonly PointFactor[] = []) {
  const points = new Set<PointFactor>(['version_match', ...more]);
  if (identity.confidence < sureIdentity) points.add('identity_uncertain');
  return limitConfidence(weighConfidence(points), decidedCaps);
}

/** `vendor:product` as the distribution's package is looked up by. */
export function productOf(observed: ObservedProduct | undefined): string {
  return observed === undefined ? '' : `${observed.name.vendor}:${observed.name.product}`;
}

function confidenceOf(judged: Verdict, identity: ServiceIdentity, isDecided: boolean) {
  const points = new Set<PointFactor>();
  for (const { name } of judged.factors) points.add(name as PointFactor);
  if (identity.confidence < sureIdentity) points.add('identity_uncertain');
  return limitConfidence(weighConfidence(points), isDecided ? decidedCaps : capsOf(identity));
}

const decidedCaps: ReadonlySet<CapFactor> = new Set(['distribution_revision']);

function capsOf(identity: ServiceIdentity): ReadonlySet<CapFactor> {
  const source = routerSourceOf(identity);
  // Whoever logged in has it from the router itself.
  if (source === 'routeros_rest' || source === 'routeros_api') return new Set();
  const caps = new Set<CapFactor>([source === 'snmp' ? 'unencrypted_reading' : 'banner_only']);
  if (isSet(identity.extra.distribution) || isSet(identity.extra.package_revision)) {
    caps.add('distribution_backport_possible');
  }
  return caps;
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
