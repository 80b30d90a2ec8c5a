import type { AffectedStatement, ProductMatch } from '../domain/affected-statement.ts';
import type { VersionSchemeName } from '../domain/version-scheme.ts';
import { answerMatch, unlistedAnswer, type MatchAnswer } from './answer-match.ts';
import {
  excluded,
  excludedByLastAffected,
  judgeAnswer,
  stronger,
  type JudgedStatement,
} from './judged-statement.ts';
import type { Truth } from './evaluate-condition.ts';
import type { ObservedProduct } from './observed-product.ts';

/** Judges a statement that lists versions (CVE Record Format, "defaultStatus" and "versions"). */
export function judgeListing(
  statement: AffectedStatement,
  observed: ObservedProduct,
  platforms: (answer: MatchAnswer) => Truth | undefined,
): JudgedStatement | undefined {
  let best: JudgedStatement | undefined;
  let outside: JudgedStatement | undefined;
  for (const match of statement.matches) {
    const answer = answerMatch(match, observed);
    if (answer.verdict === 'not_affected') {
      outside ??= excluded(statement, match, answer.reason);
      continue;
    }
    if (match.status === 'unaffected' && isConditional(answer)) continue;
    const judged = judgeListed(statement, match, answer, platforms(answer));
    // What fits for sure and is not affected ends the search; affected ones compete by their confidence.
    if (match.status !== undefined && answer.verdict === 'affected') return best ?? judged;
    best = stronger(best, judged);
  }
  return best ?? judgeUnlisted(statement, observed, outside);
}

/** Whether it fits only if the update or edition, which is not known, is as the match says: that excludes nothing. */
function isConditional({ factors }: MatchAnswer): boolean {
  return factors.has('update_unverified') || factors.has('edition_unverified');
}

/** The judgement of a match of a listing that fits, or may fit. */
function judgeListed(
  statement: AffectedStatement,
  match: ProductMatch,
  answer: MatchAnswer,
  platforms: Truth | undefined,
): JudgedStatement {
  if (match.status === undefined || answer.verdict !== 'affected') {
    return judgeAnswer(statement, match, answer, platforms);
  }
  if (match.status === 'unknown') {
    return {
      ...judgeAnswer(statement, match, unlistedAnswer('unlisted'), undefined),
      reason: 'listed_unknown',
    };
  }
  if (match.doubt !== 'line') return excluded(statement, match, 'listed_unaffected');
  // "< X" names the fix, "<= X" only the last version that is known to be affected.
  return match.range?.startExcluding === undefined
    ? excluded(statement, match, 'fixed_in_line')
    : excludedByLastAffected(statement, match, 'fixed_in_line');
}

/** What a listing says of a version that no match fits; `outside` is why the first match does not. */
function judgeUnlisted(
  statement: AffectedStatement,
  { scheme }: ObservedProduct,
  outside: JudgedStatement | undefined,
): JudgedStatement | undefined {
  const { defaultStatus } = statement;
  if (defaultStatus === undefined) return outside;
  if (defaultStatus === 'unaffected') return excluded(statement, undefined, 'default_unaffected');
  const reason = defaultStatus === 'unknown' ? 'unlisted' : defaultReason(statement, scheme.name);
  return judgeAnswer(statement, undefined, unlistedAnswer(reason), undefined);
}

/**
 * CNAs write `defaultStatus: affected` beside the intervals that end with the fix, and do not mean what lies behind
 * it: then an unlisted version is unknown. For RouterOS, of whose branches each record lists some, always.
 */
function defaultReason(
  { matches }: AffectedStatement,
  scheme: VersionSchemeName,
): 'default_affected' | 'unlisted' {
  if (scheme === 'routeros') return 'unlisted';
  const hasEnd = matches.some(
    ({ status, range }) =>
      status === undefined &&
      (range?.endExcluding !== undefined ||
        (range?.endIncluding !== undefined && range.endIncluding !== range.startIncluding)),
  );
  return hasEnd ? 'unlisted' : 'default_affected';
}
