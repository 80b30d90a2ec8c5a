import { isDeepStrictEqual } from 'node:util';
import { isInForce, type CveStatus } from '../../domain/cve-status.ts';
import type { FindingEventReason } from '../../domain/finding-event.ts';
import type { FindingRule, KeptLapseFacts, RuleLapse } from '../../domain/finding-rule.ts';
import type { StandingDecision } from '../../domain/standing-decision.ts';
import { coversFinding, lapseFactsOf, lapseOf, mayLapse } from '../../findings/covers-finding.ts';
import { rulesTogether } from '../../findings/rules-together.ts';
import type { DecisionSource } from '../../findings/settle-decision.ts';
import type { Connection } from '../../store/database.ts';
import { listUnexpiredStatuses } from '../../store/queries/cve-status-queries.ts';
import type { FindingToSettle } from '../../store/queries/finding-decision-queries.ts';
import { listRulesAbout } from '../../store/queries/finding-rule-queries.ts';

/** What decides about one finding, and all rules that have lapsed for it. */
export interface SourceOfFinding extends DecisionSource {
  readonly lapsedRules: readonly string[];
  /** What is to be known of it when it is settled next; the same as before where that will do. */
  readonly facts: KeptLapseFacts;
}

/** Reads all that may decide about some findings: decisions on MAC addresses, and rules. */
export async function readDecisions(
  connection: Connection,
  organizationId: string,
  findings: readonly FindingToSettle[],
  now: Date,
): Promise<(finding: FindingToSettle) => SourceOfFinding> {
  const ends = findings.flatMap(({ decided }) =>
    typeof decided?.until === 'string' ? Date.parse(decided.until) : [],
  );
  const macs = [...new Set(findings.flatMap(({ macAddresses }) => macAddresses))];
  const since = new Date(ends.reduce((least, end) => Math.min(least, end), now.getTime()));
  const decisions = Map.groupBy(
    await listUnexpiredStatuses(connection, organizationId, macs, since),
    ({ cveId }) => cveId,
  );
  const counting = findings.flatMap(({ decided }) =>
    decided?.by === 'rule' ? [decided.id, ...(decided.beside ?? [])] : [],
  );
  const rules = await listRulesAbout(connection, organizationId, since, {
    ruleIds: [...new Set(counting)],
    findingIds: findings.map(({ id }) => id),
    cveIds: [...new Set(findings.map(({ cveId }) => cveId))],
  });
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ofCve = Map.groupBy(rules, ({ cveId }) => cveId);
  const ofAny = ofCve.get(null) ?? [];
  return (finding) => {
    const meant = [...(ofCve.get(finding.cveId) ?? []), ...ofAny].sort(newestFirst);
    const watching = meant.filter(
      (rule) => rule.lapsesOn.length > 0 && mayLapse(rule, finding, now.toISOString()),
    );
    const lapses = lapsesOf(finding, watching);
    const facts = factsToKeep(
      finding,
      watching.filter(({ id }) => !lapses.has(id)),
    );
    const lapsedRules = [...finding.lapsedRules, ...lapses.keys()];
    const ruled = { ...finding, lapsedRules };
    return {
      lapsedRules,
      facts,
      decisionAt: (at) => decisionAt(ruled, decisions.get(finding.cveId) ?? [], meant, at),
      endOf: (before, at) => {
        if (isFound(finding, before, at)) return { reason: 'still_there', id: before.id };
        const counted = [before.id, ...(before.beside ?? [])].flatMap((id) => byId.get(id) ?? []);
        return endOf(before, counted, lapses, at);
      },
    };
  };
}

/**
 * Why rules count for a finding no more because of what has become so since they were about it when it was settled last, by their
 * id: also those that something else stands before.
 */
function lapsesOf(
  { decidedFacts, ...finding }: FindingToSettle,
  watching: readonly FindingRule[],
): ReadonlyMap<string, RuleLapse> {
  const lapses = new Map<string, RuleLapse>();
  if (decidedFacts === null) return lapses;
  const facts = lapseFactsOf(finding);
  for (const rule of watching) {
    const lapse = decidedFacts.rules.includes(rule.id) ? lapseOf(rule, decidedFacts, facts) : undefined;
    if (lapse !== undefined) lapses.set(rule.id, lapse);
  }
  return lapses;
}

function factsToKeep(finding: FindingToSettle, watching: readonly FindingRule[]): KeptLapseFacts {
  const { decidedFacts: kept } = finding;
  const facts = { ...lapseFactsOf(finding), rules: watching.map(({ id }) => id).toSorted() };
  return kept !== null && isDeepStrictEqual(kept, facts) ? kept : facts;
}

/** As they are read. */
function newestFirst(a: FindingRule, b: FindingRule): number {
  if (a.createdAt !== b.createdAt) return a.createdAt > b.createdAt ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}

/** Whether a mitigation ends because a verification has found what it was about. */
function isFound({ refutedAt }: FindingToSettle, { status, until }: StandingDecision, at: string): boolean {
  const isOver = until !== null && Date.parse(until) <= Date.parse(at);
  return status === 'mitigated' && refutedAt !== null && !isOver;
}

/** The newest word about the finding itself; without one, the newest rule about it and others. */
function decisionAt(
  finding: FindingToSettle,
  decisions: readonly CveStatus[],
  rules: readonly FindingRule[],
  at: string,
): StandingDecision | null {
  const { siteId, macAddresses } = finding;
  // They come newest first, of whichever of the device's MAC addresses they are.
  const decision = decisions.find(
    (one) =>
      macAddresses.includes(one.macAddress) &&
      !isRefuted(finding, one) &&
      Date.parse(one.createdAt) <= Date.parse(at) &&
      isInForce(one, siteId, new Date(at)),
  );
  const standing = rules.filter((rule) => !isRefuted(finding, rule));
  const single = standing.find((rule) => rule.findingId !== null && coversFinding(rule, finding, at));
  if (decision !== undefined && (single === undefined || decision.createdAt > single.createdAt)) {
    const { id, status, expirationDate } = decision;
    return { status, by: 'decision', id, until: expirationDate };
  }
  return decisionOf(single === undefined ? rulesTogether(standing, finding, at) : [single]);
}

/** What rules decide together: what the first says, until one of them ends. */
function decisionOf([rule, ...others]: readonly FindingRule[]): StandingDecision | null {
  if (rule === undefined) return null;
  const beside = others.map(({ id }) => id);
  return {
    status: rule.status,
    by: 'rule',
    id: rule.id,
    until: firstOf([rule, ...others].map(endOfRule)),
    ...(beside.length > 0 && { beside }),
  };
}

/** It was said of the finding alone, or that it is mitigated, before a verification found it. */
function isRefuted(
  { refutedAt }: FindingToSettle,
  said: Pick<FindingRule, 'status' | 'createdAt'> & { readonly findingId?: string | null },
): boolean {
  if (refutedAt === null || Date.parse(said.createdAt) > Date.parse(refutedAt)) return false;
  // What took the place of an older word ends it too.
  return said.status === 'mitigated' || said.findingId !== null;
}

function endOfRule({ expiresAt, endedAt }: FindingRule): string | null {
  return firstOf([expiresAt, endedAt]);
}

function firstOf(instants: readonly (string | null)[]): string | null {
  const ends = instants.filter((end) => end !== null);
  return ends.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

const lapseReasons: Readonly<Record<RuleLapse, FindingEventReason>> = {
  known_exploited: 'rule_lapsed_exploited',
  exposed: 'rule_lapsed_exposed',
  fix_available: 'rule_lapsed_fix',
};

/** Of rules that counted together, the one that ended or lapsed says why. */
function endOf(
  { by, until, id }: StandingDecision,
  rules: readonly FindingRule[],
  lapses: ReadonlyMap<string, RuleLapse>,
  at: string,
): { readonly reason: FindingEventReason; readonly id: string } {
  const isPast = (end: string | null): boolean => end !== null && Date.parse(end) <= Date.parse(at);
  if (by === 'decision')
    return { reason: isPast(until) ? 'decision_expired' : 'decision_no_longer_fits', id };
  for (const rule of rules) {
    const lapse = lapses.get(rule.id);
    if (lapse !== undefined) return { reason: lapseReasons[lapse], id: rule.id };
  }
  const ended = rules.find(({ endedAt }) => isPast(endedAt));
  if (ended !== undefined) return { reason: ended.endedAs ?? 'rule_removed', id: ended.id };
  const expired = rules.find(({ expiresAt }) => isPast(expiresAt));
  return { reason: isPast(until) ? 'rule_expired' : 'rule_no_longer_fits', id: expired?.id ?? id };
}
