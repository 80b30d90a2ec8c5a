import type { AffectedStatement, Candidate, Condition, ProductMatch } from '../domain/affected-statement.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { answerMatch, type MatchAnswer, type Reason } from './answer-match.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { weighConfidence, type Confidence, type PointFactor } from './confidence.ts';
import {
  coversProduct,
  evaluateCondition,
  evaluateForWitness,
  truth,
  type Truth,
} from './evaluate-condition.ts';
import type { ObservedProduct } from './observed-product.ts';

/** One match of one statement, judged: what an explanation lists. */
export interface JudgedStatement extends Confidence {
  readonly statement: AffectedStatement;
  readonly match: ProductMatch;
  readonly verdict: VerdictKind;
  readonly reason: Reason;
}

/** The product in question with everything else known to be at the same place, itself included. */
export interface JudgedPlace {
  readonly observed: ObservedProduct;
  readonly inventory: readonly ObservedProduct[];
}

/**
 * Judges every match of every statement of one record and gives the judgement that stands for all: affected
 * before unknown before not affected, then the surest, then the first.
 */
export function judgeCandidate(
  lookup: CandidateLookup,
  candidate: Candidate,
  place: JudgedPlace,
): JudgedStatement | undefined {
  let best: JudgedStatement | undefined;
  for (const statement of candidate.statements) {
    best =
      statement.use === 'whole'
        ? judgeWhole(statement, lookup.findCondition(statement.condition), place).reduce(stronger, best)
        : judgeMatches(lookup, statement, place, best);
  }
  return best;
}

function stronger(best: JudgedStatement | undefined, next: JudgedStatement): JudgedStatement {
  return best === undefined || compareJudged(next, best) < 0 ? next : best;
}

const verdictOrder: Record<VerdictKind, number> = { affected: 0, unknown: 1, not_affected: 2 };

/** Orders judgements of one record, the one that stands for it first; equals keep the record's own order. */
export function compareJudged(a: JudgedStatement, b: JudgedStatement): number {
  return verdictOrder[a.verdict] - verdictOrder[b.verdict] || b.confidence - a.confidence;
}

/** The strongest of `best` and the matches of a statement whose product node is split from its condition. */
function judgeMatches(
  lookup: CandidateLookup,
  statement: AffectedStatement,
  place: JudgedPlace,
  best: JudgedStatement | undefined,
): JudgedStatement | undefined {
  let strongest = best;
  let platforms: Truth | undefined;
  for (const match of statement.matches) {
    const answer = answerMatch(match, place.observed);
    // All that is excluded is equally sure: where anything was judged before, another "no" adds nothing.
    if (answer.verdict === 'not_affected' && strongest !== undefined) continue;
    if (answer.verdict !== 'not_affected' && statement.use === 'and') {
      platforms ??= judgePlatforms(lookup, statement.condition, place);
    }
    strongest = stronger(strongest, judgeAnswer(statement, match, answer, platforms));
  }
  return strongest;
}

/** Split conditions never speak of the product itself, so nothing alone can confirm or contradict them. */
function judgePlatforms(lookup: CandidateLookup, key: string, place: JudgedPlace): Truth {
  if (place.inventory.length <= 1) return truth.unverified;
  return evaluateCondition(lookup.findCondition(key), place.inventory);
}

/** A configuration that could not be split: it holds through any match that names the product vulnerable. */
function judgeWhole(
  statement: AffectedStatement,
  condition: Condition,
  { observed, inventory }: JudgedPlace,
): JudgedStatement[] {
  return condition.nodes.flatMap((node) =>
    node.matches
      .filter((match) => match.vulnerable && coversProduct(match.product, observed.key))
      .map((match) => {
        const answer = answerMatch(match, observed);
        if (node.negate !== condition.negate) {
          return withPlatforms(statement, match, inverted(answer), evaluateCondition(condition, inventory));
        }
        if (answer.verdict === 'not_affected') return excluded(statement, match, answer.reason);
        return withPlatforms(statement, match, answer, evaluateForWitness(condition, match, inventory));
      }),
  );
}

/** Under a negation the product is meant when it does not fit. */
function inverted(answer: MatchAnswer): MatchAnswer {
  return answer.verdict === 'not_affected'
    ? { verdict: 'affected', factors: startFactors, reason: answer.reason }
    : answer;
}

/** The judgement that follows from a match's answer and, where the statement has a condition, its truth. */
export function judgeAnswer(
  statement: AffectedStatement,
  match: ProductMatch,
  answer: MatchAnswer,
  platforms: Truth | undefined,
): JudgedStatement {
  if (answer.verdict === 'not_affected') return excluded(statement, match, answer.reason);
  if (platforms !== undefined) return withPlatforms(statement, match, answer, platforms);
  return judged(statement, match, answer, weigh(answer, undefined));
}

function withPlatforms(
  statement: AffectedStatement,
  match: ProductMatch,
  answer: MatchAnswer,
  platforms: Truth,
): JudgedStatement {
  if (platforms === truth.contradicted) return excluded(statement, match, 'platform_contradicted');
  const factor = platforms === truth.confirmed ? 'platform_confirmed' : 'platform_unverified';
  return judged(statement, match, answer, weigh(answer, factor));
}

const weighed = new WeakMap<MatchAnswer, Map<PointFactor | undefined, Confidence>>();

/** Answers are shared objects, so each is weighed once. */
function weigh(answer: MatchAnswer, platforms: PointFactor | undefined): Confidence {
  let known = weighed.get(answer);
  if (known === undefined) weighed.set(answer, (known = new Map()));
  const before = known.get(platforms);
  if (before !== undefined) return before;
  const points = platforms === undefined ? answer.factors : [...answer.factors, platforms];
  const confidence = weighConfidence(new Set(points));
  known.set(platforms, confidence);
  return confidence;
}

function judged(
  statement: AffectedStatement,
  match: ProductMatch,
  { verdict, reason }: { readonly verdict: VerdictKind; readonly reason: Reason },
  { confidence, factors }: Confidence,
): JudgedStatement {
  return { statement, match, verdict, reason, confidence, factors };
}

/** How sure a "no" is: what was compared is known and differs. */
function excluded(statement: AffectedStatement, match: ProductMatch, reason: Reason): JudgedStatement {
  return judged(statement, match, { verdict: 'not_affected', reason }, certain);
}

const startFactors: ReadonlySet<PointFactor> = new Set(['version_match'] as const);
const certain = weighConfidence(startFactors);
