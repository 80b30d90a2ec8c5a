import { decidingRecordDigest } from '../domain/deciding-record.ts';
import type { DeviceService } from '../domain/device.ts';
import type { FindingState } from '../domain/finding-event.ts';
import type { JudgedPlace } from '../domain/judged-place.ts';
import type { KeptFinding } from '../domain/kept-finding.ts';
import { buildWords } from '../domain/place-build.ts';
import type { TierOf } from '../domain/priority.ts';
import type { SeenFinding } from './surest-findings.ts';

/** What other data makes of kept services. */
export interface RematchPlan {
  readonly opened: readonly SeenFinding[];
  readonly reopened: readonly RejudgedFinding[];
  readonly changed: readonly RejudgedFinding[];
  /** Those of which the same is said, of other services of the device. */
  readonly moved: readonly RejudgedFinding[];
  readonly closed: readonly KeptFinding[];
}

/** Which CVEs the change is about, and how urgent a CVE is. */
export interface RematchRules {
  readonly isConcerned: (cveId: string) => boolean;
  readonly tierOf: TierOf;
}

export interface RejudgedFinding {
  readonly kept: KeptFinding;
  readonly judged: SeenFinding;
}

/**
 * Compares what is kept of some devices with what `judged` says now of the CVEs that `isConcerned` names. A finding
 * is closed only where its service still is what was judged: what else happened to a device is for scans to say.
 */
export function planRematch(
  judged: readonly SeenFinding[],
  kept: readonly KeptFinding[],
  services: readonly DeviceService[],
  { isConcerned, tierOf }: RematchRules,
): RematchPlan {
  const known = new Map(kept.map((finding) => [keyOf(finding.deviceId, finding.cveId), finding]));
  const cpes = new Map(services.map((service) => [placeOf(service.deviceId, service), service.cpe]));
  const opened: SeenFinding[] = [];
  const reopened: RejudgedFinding[] = [];
  const changed: RejudgedFinding[] = [];
  const moved: RejudgedFinding[] = [];
  const stands = new Set<string>();
  for (const seen of judged) {
    const key = keyOf(seen.deviceId, seen.finding.cve.cveId);
    stands.add(key);
    const before = known.get(key);
    if (before === undefined) opened.push(seen);
    else if (before.isClosed) reopened.push({ kept: before, judged: seen });
    else if (saysOther(before, stateOf(seen, tierOf))) changed.push({ kept: before, judged: seen });
    else if (!isSame(before.judged, seen.judged)) moved.push({ kept: before, judged: seen });
  }
  const closed = kept.filter(
    (finding) =>
      !finding.isClosed &&
      isConcerned(finding.cveId) &&
      !stands.has(keyOf(finding.deviceId, finding.cveId)) &&
      cpes.get(placeOf(finding.deviceId, finding))?.includes(finding.judgedCpe) === true,
  );
  return { opened, reopened, changed, moved, closed };
}

/** What is said of a finding now. */
export function stateOf({ finding: { cve, verdict } }: SeenFinding, tierOf: TierOf): FindingState {
  return {
    recordDigest: decidingRecordDigest(cve, verdict),
    score: cve.score,
    severity: cve.severity,
    knownExploited: cve.knownExploited,
    exploitedSince: cve.exploitedSince?.addedOn ?? null,
    tier: tierOf(cve),
    confidence: verdict.confidence,
    statement: verdict.statement,
  };
}

const compared = [
  'recordDigest',
  'score',
  'severity',
  'knownExploited',
  'exploitedSince',
  'tier',
  'confidence',
  'statement',
] as const;

function saysOther(before: FindingState, after: FindingState): boolean {
  return compared.some((name) => before[name] !== after[name]);
}

function isSame(before: readonly JudgedPlace[], after: readonly JudgedPlace[]): boolean {
  const words = (places: readonly JudgedPlace[]) =>
    places
      .map(({ port, transport, cpe, build }) => `${port}/${transport} ${cpe} ${buildWords(build)}`)
      .sort();
  return words(before).join('\n') === words(after).join('\n');
}

function keyOf(deviceId: string, cveId: string): string {
  return `${deviceId} ${cveId}`;
}

function placeOf(deviceId: string, { port, transport }: Pick<DeviceService, 'port' | 'transport'>): string {
  return `${deviceId} ${port}/${transport}`;
}
