import { describeBranch, type BranchKnowledge } from '../domain/branch-knowledge.ts';
import { formatCpeName, type CpeName } from '../domain/cpe-name.ts';
import { isPlainValue } from '../domain/cpe-value.ts';
import type { Candidate } from '../domain/affected-statement.ts';
import type { DistributionFixes } from '../domain/distribution-fix.ts';
import { explainFactors } from '../domain/explain-factors.ts';
import type { ExplainedStatement, Explanation, StatementRole } from '../domain/explanation.ts';
import type { CveDetail, IntelligenceView } from '../domain/intelligence-view.ts';
import { raiseConfidence } from '../domain/raise-confidence.ts';
import type { ServiceIdentity } from '../domain/service-identity.ts';
import { recordSourceOf } from '../domain/statement-source.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { describeReason } from './describe-reason.ts';
import { judgeUnnamed } from './judge-distribution.ts';
import { judgeCandidate, type JudgedPlace } from './judge-candidate.ts';
import type { JudgedStatement } from './judged-statement.ts';
import { describeJudged, judgedCve } from './match-cpe.ts';
import { observedProductOf } from './observed-product.ts';
import { productOf, settleVerdict, verdictOfRevision } from './settle-verdict.ts';

type Intelligence = CandidateLookup &
  IntelligenceView &
  Partial<DistributionFixes> & { readonly routerOs?: BranchKnowledge };

export interface ExplainOptions {
  /** Everything else known to be at the same place; the judged CPE need not be among it. */
  readonly inventory?: readonly CpeName[];
  /** How the service was identified; without it the CPE is taken as true. */
  readonly identity?: ServiceIdentity | undefined;
}

const mostStatements = 100;

/** Tells how the verdict on one CVE and one CPE comes about; it is the verdict that `matchCpe` gives. */
export function explainCandidate(
  lookup: Intelligence,
  name: CpeName,
  cveId: string,
  { inventory = [], identity }: ExplainOptions = {},
): Explanation {
  const cve = lookup.findCve(cveId);
  // A service is judged by what is said under every part, a name alone to the letter, as `matchCpe` does.
  const candidate = lookup
    .findCandidates(name, undefined, identity === undefined ? 'own' : 'every')
    .find(({ cve: at }) => lookup.findBrief(at).cveId === cveId);
  const observed = observedProductOf(name);
  const place = { observed, inventory: [observed, ...inventory.map((other) => observedProductOf(other))] };
  const best = candidate === undefined ? undefined : judgeCandidate(lookup, candidate, place);
  if (cve === undefined || candidate === undefined || best === undefined) {
    return unnamed(lookup, name, cve, identity) ?? unjudged(lookup, name, cveId, cve);
  }
  const given = judgedCve(lookup.findBrief(candidate.cve), best);
  const { verdict: judged, reason } = given;
  const { decided, verdict } =
    identity === undefined
      ? { decided: undefined, verdict: judged }
      : settleVerdict(lookup, given, identity, observed);
  return {
    cveId,
    cpe: formatCpeName(name),
    outcome: 'judged',
    rejected: cve.status === 'rejected',
    statements: explainStatements(lookup, candidate, place, { best, cve }),
    furtherStatements: Math.max(0, candidate.statements.length - mostStatements),
    verdict: { ...verdict, factors: explainFactors(verdict.factors, decided?.verdict ?? judged.verdict) },
    reason,
    because: decided === undefined ? describeReason(reason) : `${decided.statement}.`,
    distribution:
      decided === undefined ? undefined : { verdict: decided.verdict, statement: decided.statement },
    notes: notesOn(lookup, name),
    raisedBy: raiseConfidence(verdict.factors),
    intelDigest: lookup.info.digest,
  };
}

/** What is known of the branch of a version, beside any CVE. */
function notesOn({ routerOs }: Intelligence, name: CpeName): string[] {
  const { key, fullVersion } = observedProductOf(name);
  return isPlainValue(name.version) ? describeBranch('RouterOS', routerOs?.findBranch(key, fullVersion)) : [];
}

/** Of a CVE that names the product nowhere: what the tracker of a distribution makes of the revision, if it does. */
function unnamed(
  lookup: Intelligence,
  name: CpeName,
  cve: CveDetail | undefined,
  identity: ServiceIdentity | undefined,
): Explanation | undefined {
  if (cve?.status !== 'published' || identity === undefined) return undefined;
  const observed = observedProductOf(name);
  const decided = judgeUnnamed(lookup, identity, productOf(observed), cve.cveId);
  if (decided === undefined) return undefined;
  const verdict = verdictOfRevision(cve.cveId, decided, identity, formatCpeName(name));
  return {
    ...unjudged(lookup, name, cve.cveId, cve),
    outcome: 'judged',
    verdict: { ...verdict, factors: explainFactors(verdict.factors, verdict.verdict) },
    because: `${decided.statement}.`,
    distribution: { verdict: decided.verdict, statement: decided.statement },
    raisedBy: raiseConfidence(verdict.factors),
  };
}

function unjudged(
  lookup: Intelligence,
  name: CpeName,
  cveId: string,
  cve: CveDetail | undefined,
): Explanation {
  const because =
    cve === undefined
      ? 'The intelligence does not hold this CVE.'
      : 'No statement of the CVE names this product.';
  return {
    cveId,
    cpe: formatCpeName(name),
    outcome: cve === undefined ? 'unknown_cve' : 'not_named',
    rejected: cve?.status === 'rejected',
    statements: [],
    furtherStatements: 0,
    verdict: undefined,
    reason: undefined,
    because,
    distribution: undefined,
    notes: notesOn(lookup, name),
    raisedBy: [],
    intelDigest: lookup.info.digest,
  };
}

/** Each statement judged as if it were the only one, in the order of the candidate: most trusted first. */
function explainStatements(
  lookup: CandidateLookup,
  { cve: at, statements }: Candidate,
  place: JudgedPlace,
  { best, cve }: { readonly best: JudgedStatement; readonly cve: CveDetail },
): ExplainedStatement[] {
  return statements.slice(0, mostStatements).flatMap((statement) => {
    const own = judgeCandidate(lookup, { cve: at, statements: [statement] }, place);
    // The deciding statement is shown by the match that decided.
    const judged = best.statement === statement ? best : own;
    if (judged === undefined || own === undefined) return [];
    const recordSource = recordSourceOf(statement.source);
    return {
      source: statement.source,
      recordDigest: cve.records.find(({ source }) => source === recordSource)?.digest ?? null,
      product: statement.product,
      statement: describeJudged(judged),
      role: roleOf(own, best),
      verdict: own.verdict,
      reason: own.reason,
      because: describeReason(own.reason),
      confidence: own.confidence,
      factors: explainFactors(own.factors, own.verdict),
      quarantined: own.match?.doubt === 'impossible',
    };
  });
}

function roleOf(own: JudgedStatement, best: JudgedStatement): StatementRole {
  if (own.statement === best.statement) return 'decides';
  if (own.statement.source === best.statement.source) return 'set_aside';
  if (own.verdict === 'unknown') return 'undecided';
  if (own.verdict === best.verdict) return 'agrees';
  const speaks = best.conflicts?.some(({ statement }) => statement === own.statement) ?? false;
  return speaks || best.verdict === 'unknown' ? 'contradicts' : 'set_aside';
}
