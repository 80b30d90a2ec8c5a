import type { ProductMatch } from '../domain/affected-statement.ts';
import type { CpeName } from '../domain/cpe-name.ts';
import type { CveBrief } from '../domain/intelligence-view.ts';
import type { Verdict } from '../domain/verdict.ts';
import { askedVersionOf } from './asked-version-of.ts';
import type { Reason } from './answer-match.ts';
import type { CandidateLookup, ProductParts } from './candidate-lookup.ts';
import { criteriaOf, describeDefault, describeStatement } from './describe-statement.ts';
import { judgeCandidate, type JudgedPlace } from './judge-candidate.ts';
import type { JudgedStatement } from './judged-statement.ts';
import { observedProductOf } from './observed-product.ts';

/** A verdict with the facts of its CVE and the reason it was given. */
export interface JudgedCve {
  readonly cve: CveBrief;
  readonly verdict: Verdict;
  readonly reason: Reason;
}

export interface MatchOptions {
  /** Everything else known to be at the same place; the judged CPE need not be among it. */
  readonly inventory?: readonly CpeName[];
  /** Also the verdicts `unknown` and `not_affected`, for every CVE that names the product vulnerable. */
  readonly all?: boolean;
}

/** Judges a CPE against everything said of its product: highest score first, then by CVE id. */
export function matchCpe(lookup: CandidateLookup, name: CpeName, options: MatchOptions = {}): JudgedCve[] {
  const observed = observedProductOf(name);
  const others = (options.inventory ?? []).map((other) => observedProductOf(other));
  const place = { observed, inventory: [observed, ...others] };
  return matchPlace(lookup, place, options.all ?? false);
}

/**
 * The same for a product that was prepared before, with an inventory that holds it, filed under which `parts`. Where
 * `undecided` is given, the positions of CVEs that nobody can decide are added to it, which costs the look at all of them.
 */
export function matchPlace(
  lookup: CandidateLookup,
  place: JudgedPlace,
  all: boolean,
  parts: ProductParts = 'own',
  undecided?: Set<number>,
): JudgedCve[] {
  const judged: JudgedCve[] = [];
  const asked = all || undecided !== undefined ? undefined : askedVersionOf(place.observed);
  for (const candidate of lookup.findCandidates(place.observed.name, asked, parts)) {
    const best = judgeCandidate(lookup, candidate, place);
    if (best?.verdict === 'unknown') undecided?.add(candidate.cve);
    if (best === undefined || (!all && best.verdict !== 'affected')) continue;
    const cve = lookup.findBrief(candidate.cve);
    if (cve.status === 'rejected' && !all) continue;
    judged.push(judgedCve(cve, best));
  }
  // Candidates ascend by CVE and sorting is stable, so equal scores stay in that order.
  return judged.length < 2 ? judged : judged.sort((a, b) => scoreOf(b) - scoreOf(a));
}

/** The verdict on a CVE from its strongest statement. A record that was rejected concerns nobody. */
export function judgedCve(cve: CveBrief, best: JudgedStatement): JudgedCve {
  const rejected = cve.status === 'rejected';
  return {
    cve,
    reason: rejected ? 'record_rejected' : best.reason,
    verdict: {
      cveId: cve.cveId,
      verdict: rejected ? 'not_affected' : best.verdict,
      confidence: best.confidence,
      factors: best.factors,
      matchedCpe: criteriaOf(best.statement.product, best.match ?? openMatch),
      statement: describeJudged(best),
      source: best.statement.source,
      conflicts: (best.conflicts ?? []).map((other) => ({
        source: other.statement.source,
        verdict: other.verdict,
        statement: describeJudged(other),
      })),
    },
  };
}

const openMatch: ProductMatch = { version: '*', attributes: undefined, range: undefined };

/** The statement of a judgement in words. */
export function describeJudged({ statement, match }: JudgedStatement): string {
  return match === undefined ? describeDefault(statement) : describeStatement(statement, match);
}

function scoreOf({ cve }: JudgedCve): number {
  return cve.score ?? -1;
}
