import type { AffectedStatement, ProductMatch } from '../domain/affected-statement.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import type { MatchAnswer, Reason } from './answer-match.ts';
import { weighConfidence, type Confidence, type PointFactor } from './confidence.ts';
import { truth, type Truth } from './evaluate-condition.ts';

/** One match of one statement, judged: what an explanation lists. */
export interface JudgedStatement extends Confidence {
  readonly statement: AffectedStatement;
  /** Undefined where the source's word about versions that it does not list decides. */
  readonly match: ProductMatch | undefined;
  readonly verdict: VerdictKind;
  readonly reason: Reason;
  /** Judgements of other sources that contradict; only where sources were weighed against each other. */
  readonly conflicts?: readonly JudgedStatement[];
}

const verdictOrder: Record<VerdictKind, number> = { affected: 0, unknown: 1, not_affected: 2 };

/** Orders judgements of one source, the one that stands for it first; equals keep the record's own order. */
export function compareJudged(a: JudgedStatement, b: JudgedStatement): number {
  return verdictOrder[a.verdict] - verdictOrder[b.verdict] || b.confidence - a.confidence;
}

export function stronger(best: JudgedStatement | undefined, next: JudgedStatement): JudgedStatement {
  return best === undefined || compareJudged(next, best) < 0 ? next : best;
}

/** The judgement that follows from a match's answer and, where the statement has a condition, its truth. */
export function judgeAnswer(
  statement: AffectedStatement,
  match: ProductMatch | undefined,
  answer: MatchAnswer,
  platforms: Truth | undefined,
): JudgedStatement {
  if (answer.verdict === 'not_affected') return excluded(statement, match, answer.reason);
  if (platforms === truth.contradicted) return excluded(statement, match, 'platform_contradicted');
  const factor =
    platforms === undefined
      ? undefined
      : platforms === truth.confirmed
        ? 'platform_confirmed'
        : 'platform_unverified';
  const { confidence, factors } = weigh(answer, factor);
  return { statement, match, verdict: answer.verdict, reason: answer.reason, confidence, factors };
}

/** How sure a "no" is: what was compared is known and differs. */
export function excluded(
  statement: AffectedStatement,
  match: ProductMatch | undefined,
  reason: Reason,
): JudgedStatement {
  const { confidence, factors } = certain;
  return { statement, match, verdict: 'not_affected', reason, confidence, factors };
}

/** A "no" that only follows from the last version of the release line that a record names as affected. */
export function excludedByLastAffected(
  statement: AffectedStatement,
  match: ProductMatch,
  reason: Reason,
): JudgedStatement {
  return { ...excluded(statement, match, reason), ...inferred };
}

/** The factors of a match that fits without any doubt. */
export const startFactors: ReadonlySet<PointFactor> = new Set(['version_match'] as const);
const certain = weighConfidence(startFactors);
const inferred = weighConfidence(new Set([...startFactors, 'fix_inferred']));

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
