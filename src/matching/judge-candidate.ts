import type { AffectedStatement, Candidate, Condition } from '../domain/affected-statement.ts';
import { answerMatch, type MatchAnswer } from './answer-match.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import {
  coversProduct,
  evaluateCondition,
  evaluateForWitness,
  truth,
  type Truth,
} from './evaluate-condition.ts';
import { judgeListing } from './judge-listing.ts';
import { excluded, judgeAnswer, startFactors, stronger, type JudgedStatement } from './judged-statement.ts';
import type { ObservedProduct } from './observed-product.ts';
import { weighSources } from './weigh-sources.ts';

/** The product in question with everything else known to be at the same place, itself included. */
export interface JudgedPlace {
  readonly observed: ObservedProduct;
  readonly inventory: readonly ObservedProduct[];
}

/**
 * Judges every statement of all records of one CVE. Within a source affected comes before unknown before not
 * affected, then the surest, then the first; over sources by `weighSources`.
 */
export function judgeCandidate(
  lookup: CandidateLookup,
  { statements }: Candidate,
  place: JudgedPlace,
): JudgedStatement | undefined {
  const first = statements[0]?.source;
  if (statements.every(({ source }) => source === first)) return judgeSource(lookup, statements, place);
  const sources = [...Map.groupBy(statements, ({ source }) => source).values()];
  return weighSources(
    sources.map((own) => judgeSource(lookup, own, place)).filter((judged) => judged !== undefined),
  );
}

function judgeSource(
  lookup: CandidateLookup,
  statements: readonly AffectedStatement[],
  place: JudgedPlace,
): JudgedStatement | undefined {
  let best: JudgedStatement | undefined;
  for (const statement of statements) {
    if (statement.use === 'whole') {
      const condition = lookup.findCondition(statement.condition);
      best = judgeWhole(statement, condition, place).reduce(stronger, best);
    } else if (statement.isListing) {
      let platforms: Truth | undefined;
      const judged = judgeListing(statement, place.observed, () =>
        statement.use === 'and'
          ? (platforms ??= judgePlatforms(lookup, statement.condition, place))
          : undefined,
      );
      if (judged !== undefined) best = stronger(best, judged);
    } else best = judgeMatches(lookup, statement, place, best);
  }
  return best;
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
  // It may be filed under another part than the one that was observed.
  const part = /^[aoh]:/u.exec(statement.product)?.[0] ?? observed.key.slice(0, 2);
  const key = part + observed.key.slice(2);
  return condition.nodes.flatMap((node) =>
    node.matches
      .filter((match) => match.vulnerable && coversProduct(match.product, key))
      .map((match) => {
        const answer = answerMatch(match, observed);
        if (node.negate !== condition.negate) {
          return judgeAnswer(statement, match, inverted(answer), evaluateCondition(condition, inventory));
        }
        if (answer.verdict === 'not_affected') return excluded(statement, match, answer.reason);
        return judgeAnswer(statement, match, answer, evaluateForWitness(condition, match, inventory));
      }),
  );
}

/** Under a negation the product is meant when it does not fit. */
function inverted(answer: MatchAnswer): MatchAnswer {
  return answer.verdict === 'not_affected'
    ? { verdict: 'affected', factors: startFactors, reason: answer.reason }
    : answer;
}
