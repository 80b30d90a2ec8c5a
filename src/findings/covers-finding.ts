import type { DeviceClass } from '../domain/device-class.ts';
import type { FindingRule, LapseFacts, RuleLapse } from '../domain/finding-rule.ts';
import type { JudgedPlace } from '../domain/judged-place.ts';
import { exposureOfAddress } from '../domain/exposure-of-address.ts';
import { compareCpeNames } from '../domain/cpe-comparison.ts';
import { parseCpeName } from '../domain/cpe-name.ts';
import { meansPurl } from './means-purl.ts';
import { networkContains, parseIpNetwork } from '../domain/ip-network.ts';

/** A finding as far as rules look at it. */
export interface RuledFinding {
  readonly id: string;
  readonly siteId: string;
  readonly cveId: string;
  /** Every service of its device that shows the CVE. */
  readonly judged: readonly JudgedPlace[];
  readonly ipAddress: string;
  readonly tags: readonly string[];
  readonly deviceClass: DeviceClass;
  readonly knownExploited: boolean;
  /** The calendar day CISA listed it; null where it is not listed or the day not known. */
  readonly exploitedSince: string | null;
  readonly statement: string | null;
  /** Rules that have lapsed for it: they do not come back. */
  readonly lapsedRules: readonly string[];
}

/** Whether a rule alone counts for a finding at an instant (ISO 8601): it means every service that shows it. */
export function coversFinding(rule: FindingRule, finding: RuledFinding, at: string): boolean {
  return concernsFinding(rule, finding, at) && finding.judged.every((judged) => meansJudged(rule, judged));
}

/** The same, whatever services it means. */
export function concernsFinding(rule: FindingRule, finding: RuledFinding, at: string): boolean {
  return mayLapse(rule, finding, at) && isKnown(rule, finding);
}

/** Whether a rule is about a finding, also where what came to be known ends it. */
export function mayLapse(rule: FindingRule, finding: RuledFinding, at: string): boolean {
  return isInForceAt(rule, at) && fits(rule, finding) && !finding.lapsedRules.includes(rule.id);
}

function isInForceAt({ createdAt, expiresAt, endedAt }: FindingRule, at: string): boolean {
  const now = Date.parse(at);
  const isOver = [expiresAt, endedAt].some((end) => end !== null && Date.parse(end) <= now);
  return Date.parse(createdAt) <= now && !isOver;
}

/** Whether a finding is what a rule is about, but for its service. */
function fits(rule: FindingRule, finding: RuledFinding): boolean {
  const network = rule.network === null ? null : parseIpNetwork(rule.network);
  return (
    (rule.siteId === null || rule.siteId === finding.siteId) &&
    (rule.findingId === null || rule.findingId === finding.id) &&
    (rule.cveId === null || rule.cveId === finding.cveId) &&
    (rule.tag === null || finding.tags.includes(rule.tag)) &&
    (rule.deviceClass === null || rule.deviceClass === finding.deviceClass) &&
    (network === null || (network !== undefined && networkContains(network, finding.ipAddress)))
  );
}

/** Whether a rule, as far as it names a product or a service, means what was judged. */
export function meansJudged(
  { product, purl, port, transport }: Pick<FindingRule, 'product' | 'purl' | 'port' | 'transport'>,
  judged: JudgedPlace,
): boolean {
  return (
    (port === null || (port === judged.port && transport === judged.transport)) &&
    (product === null || isProduct(product, judged.cpe)) &&
    (purl === null || meansPurl(purl, judged))
  );
}

/** Whether what was judged is the product, or one that it stands for. */
function isProduct(product: string, judgedCpe: string): boolean {
  const [meant, judged] = [parseCpeName(product), parseCpeName(judgedCpe)];
  if (meant === undefined || judged === undefined) return false;
  const relation = compareCpeNames(meant, judged);
  return relation === 'equal' || relation === 'superset';
}

/** What was known to be exploited when the rule was made was known to its author; what came later was not. */
function isKnown({ lapsesOn, createdAt }: FindingRule, finding: RuledFinding): boolean {
  if (!lapsesOn.includes('known_exploited') || !finding.knownExploited) return true;
  const { exploitedSince } = finding;
  return exploitedSince !== null && exploitedSince <= createdAt.slice(0, 10);
}

/** What of a finding may end a rule early, as it is now. */
export function lapseFactsOf({ knownExploited, ipAddress, statement }: RuledFinding): LapseFacts {
  return {
    isKnownExploited: knownExploited,
    isExposed: exposureOfAddress(ipAddress) === 'exposed',
    hasFix: statement !== null && /(?:^|\s)<\s/u.test(statement),
  };
}

const watched: Readonly<Record<RuleLapse, keyof LapseFacts>> = {
  known_exploited: 'isKnownExploited',
  exposed: 'isExposed',
  fix_available: 'hasFix',
};

/** Why a rule counts no more for a finding of which `before` was so when it was looked at last; undefined while it does. */
export function lapseOf(rule: FindingRule, before: LapseFacts, now: LapseFacts): RuleLapse | undefined {
  return rule.lapsesOn.find((lapse) => !before[watched[lapse]] && now[watched[lapse]]);
}
