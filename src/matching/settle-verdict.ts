import type { DistributionFixes } from '../domain/distribution-fix.ts';
import { routerSourceOf } from '../domain/router-identity.ts';
import type { ServiceIdentity } from '../domain/service-identity.ts';
import type { Verdict } from '../domain/verdict.ts';
import { limitConfidence, weighConfidence, type CapFactor, type PointFactor } from './confidence.ts';
import { judgeDistribution, type DistributionVerdict } from './judge-distribution.ts';
import type { ObservedProduct } from './observed-product.ts';

/** Below this a fingerprint is a guess (0–100). */
const sureIdentity = 50;

/**
 * What becomes of the verdict on a CPE once it is known how the service was identified: the tracker of a distribution
 * may decide otherwise, and a banner is believed only so far.
 */
export function settleVerdict(
  fixes: Partial<DistributionFixes>,
  judged: Verdict,
  identity: ServiceIdentity,
  observed: ObservedProduct | undefined,
): { readonly decided: DistributionVerdict | undefined; readonly verdict: Verdict } {
  const decided = judgeDistribution(fixes, identity, productOf(observed), judged.cveId);
  const { statement } = judged;
  const verdict = {
    ...judged,
    ...(decided !== undefined && { verdict: decided.verdict }),
    ...confidenceOf(judged, identity, decided !== undefined),
    statement: decided === undefined ? statement : `${statement}; ${decided.statement}`,
  };
  return { decided, verdict };
}

function productOf(observed: ObservedProduct | undefined): string {
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
