import { parseCpeName } from '../domain/cpe-name.ts';
import type { DistributionFixes } from '../domain/distribution-fix.ts';
import type { IntelligenceView } from '../domain/intelligence-view.ts';
import type { HostObservation, ServiceObservation } from '../domain/observation.ts';
import type { ExcludedCve, Finding, HostResult } from '../domain/scan-result.ts';
import { compareCveIds } from '../domain/cve-id.ts';
import { judgedCpes } from '../domain/judged-cpes.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { judgeByRevision } from './judge-by-revision.ts';
import { listDistributionVerdicts, type DistributionVerdict } from './judge-distribution.ts';
import type { JudgedPlace } from './judge-candidate.ts';
import { matchPlace, type JudgedCve } from './match-cpe.ts';
import { observedProductOf, type ObservedProduct } from './observed-product.ts';
import { productOf, settleVerdict } from './settle-verdict.ts';

type Intelligence = CandidateLookup & IntelligenceView & Partial<DistributionFixes>;

/**
 * Judges every service of a host against the intelligence. All CPEs of all its services count as what is
 * there; findings are what is `affected`, one for each CVE and service, highest score first. Where a banner tells the
 * revision of a distribution's package, its tracker decides: what it says is mended is excluded, with the reason. What
 * nobody can decide is counted.
 */
export function judgeHost(bundle: Intelligence, host: HostObservation): HostResult {
  const known = new Map<string, ObservedProduct>();
  for (const { identity } of host.services) {
    for (const text of identity.cpe) {
      const name = parseCpeName(text);
      if (name !== undefined && !known.has(text)) known.set(text, observedProductOf(name));
    }
  }
  const judged = host.services.map((service) => judgeService(bundle, service, known));
  const findings = judged.flatMap((one) => one.findings).sort(compareFindings);
  const excluded = judged.flatMap((one) => one.excluded);
  const unknown = judged
    .flatMap((one) =>
      one.unknown === 0 ? [] : [{ service: placeOfService(one.service), cves: one.unknown }],
    )
    .sort((a, b) => compareServices(a.service, b.service));
  return {
    host,
    findings,
    ...(excluded.length === 0 ? {} : { excluded: excluded.sort(compareExcluded) }),
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}

function judgeService(
  bundle: Intelligence,
  service: ServiceObservation,
  known: ReadonlyMap<string, ObservedProduct>,
): { service: ServiceObservation; findings: Finding[]; excluded: ExcludedCve[]; unknown: number } {
  const undecided = new Set<number>();
  const best = new Map<string, { judgedCpe: string; judged: JudgedCve }>();
  for (const judgedCpe of judgedCpes(service.identity)) {
    const observed = known.get(judgedCpe);
    if (observed === undefined) continue;
    for (const judged of matchPlace(bundle, placeOf(observed, known), false, 'every', undecided)) {
      const before = best.get(judged.cve.cveId);
      if (before === undefined || judged.verdict.confidence > before.judged.verdict.confidence) {
        best.set(judged.cve.cveId, { judgedCpe, judged });
      }
    }
  }
  const findings: Finding[] = [];
  const excluded: ExcludedCve[] = [];
  for (const [cveId, { judgedCpe, judged }] of best) {
    const cve = bundle.findCve(cveId);
    if (cve === undefined) continue;
    const { decided, verdict } = settleVerdict(bundle, judged, service.identity, known.get(judgedCpe));
    if (decided?.verdict === 'not_affected') {
      excluded.push(excludedCve(cveId, decided, service, judgedCpe));
    } else findings.push({ cve, verdict, service, judgedCpe });
  }
  const decided = new Set(best.keys());
  for (const judgedCpe of judgedCpes(service.identity)) {
    const observed = known.get(judgedCpe);
    if (observed === undefined) continue;
    for (const verdict of judgeByRevision(bundle, service.identity, placeOf(observed, known), decided)) {
      decided.add(verdict.cveId);
      const cve = bundle.findCve(verdict.cveId);
      if (cve !== undefined) findings.push({ cve, verdict, service, judgedCpe });
    }
  }
  const unknown = countUnknown(bundle, undecided, decided, listDecided(bundle, service, known));
  return { service, findings, excluded, unknown };
}

/** Those that neither another CPE of the service nor the tracker of its distribution decides. */
function countUnknown(
  bundle: Intelligence,
  undecided: ReadonlySet<number>,
  found: ReadonlySet<string>,
  byTracker: ReadonlySet<string>,
): number {
  let count = 0;
  for (const at of undecided) {
    const { cveId, status } = bundle.findBrief(at);
    if (status === 'published' && !found.has(cveId) && !byTracker.has(cveId)) count += 1;
  }
  return count;
}

function listDecided(
  bundle: Intelligence,
  { identity }: ServiceObservation,
  known: ReadonlyMap<string, ObservedProduct>,
): ReadonlySet<string> {
  const cveIds = judgedCpes(identity).flatMap((cpe) => [
    ...listDistributionVerdicts(bundle, identity, productOf(known.get(cpe))).keys(),
  ]);
  return new Set(cveIds);
}

function placeOf(observed: ObservedProduct, known: ReadonlyMap<string, ObservedProduct>): JudgedPlace {
  return { observed, inventory: [observed, ...[...known.values()].filter((other) => other !== observed)] };
}

function excludedCve(
  cveId: string,
  { fix, statement }: DistributionVerdict,
  { port, transport }: ServiceObservation,
  judgedCpe: string,
): ExcludedCve {
  const { source } = fix;
  return {
    cveId,
    reason: 'fixed_by_distribution',
    statement,
    source,
    service: { port, transport },
    judgedCpe,
  };
}

function placeOfService({ port, transport }: ServiceObservation): Place {
  return { port, transport };
}

function compareExcluded(a: ExcludedCve, b: ExcludedCve): number {
  return compareCveIds(a.cveId, b.cveId) || a.service.port - b.service.port;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    (b.cve.score ?? -1) - (a.cve.score ?? -1) ||
    compareCveIds(a.cve.cveId, b.cve.cveId) ||
    compareServices(a.service, b.service)
  );
}

type Place = Pick<ServiceObservation, 'port' | 'transport'>;

function compareServices(a: Place, b: Place): number {
  return a.port - b.port || (a.transport < b.transport ? -1 : a.transport > b.transport ? 1 : 0);
}
