import type { ProductMatch } from '../domain/affected-statement.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { answerAttributes, type AttributeName, type AttributesAnswer } from './answer-attributes.ts';
import { answerVersion, type VersionAnswer } from './answer-version.ts';
import type { PointFactor } from './confidence.ts';
import type { ObservedProduct } from './observed-product.ts';

/** Why a statement was judged as it was; every "no" has one. */
export type Reason =
  | VersionAnswer
  | `other_${AttributeName}`
  | 'platform_contradicted'
  | 'record_rejected'
  | 'listed_unaffected' // the source lists the version as unaffected
  | 'listed_unknown'
  | 'fixed_in_line' // a fix in the version's own release line
  | 'default_affected' // what the source says of all versions that it does not list
  | 'default_unaffected'
  | 'unlisted';

/** The judgement of one CPE match against one product, before any condition. */
export interface MatchAnswer {
  readonly verdict: VerdictKind;
  readonly factors: ReadonlySet<PointFactor>;
  readonly reason: Reason;
}

/** Judges one CPE match whose product already fits. */
export function answerMatch(match: ProductMatch, observed: ObservedProduct): MatchAnswer {
  const version = answerVersion(match, observed);
  if (version === 'other_version' || version === 'outside_range') return shared(version);
  return combineAnswers(match, version, answerAttributes(match, observed));
}

/** Puts the two halves of an answer together; kept apart so that an index can prepare the second half. */
export function combineAnswers(
  { doubt }: ProductMatch,
  version: VersionAnswer,
  attributes: AttributesAnswer,
): MatchAnswer {
  if (attributes.contradiction !== undefined) return shared(`other_${attributes.contradiction}`);
  return shared(
    doubt === 'impossible' && isInside(version) ? 'bound_impossible' : version,
    attributes.updateUnverified,
    attributes.editionUnverified,
    doubt === 'text',
  );
}

function isInside(version: VersionAnswer): boolean {
  return (
    version === 'named' ||
    version === 'in_range' ||
    version === 'in_range_update_unknown' ||
    version === 'incomparable'
  );
}

/** The answer of a source that lists versions about one that it does not list. */
export function unlistedAnswer(reason: 'default_affected' | 'unlisted'): MatchAnswer {
  return shared(reason);
}

const versionFactors: Partial<Record<Reason, readonly PointFactor[]>> = {
  named: ['version_match'],
  in_range: ['version_match'],
  in_range_update_unknown: ['version_match', 'update_unverified'],
  no_bound: ['no_version_bound'],
  no_bound_version_unknown: ['no_version_bound', 'version_unknown'],
  version_unknown: ['version_unknown'],
  incomparable: ['version_incomparable'],
  other_branch: ['other_branch'],
  bound_impossible: ['bound_impossible'],
  default_affected: ['default_status'],
  unlisted: ['version_unlisted'],
};

const openReasons: ReadonlySet<Reason> = new Set([
  'version_unknown',
  'incomparable',
  'other_branch',
  'bound_impossible',
  'unlisted',
]);

const answers = new Map<Reason, MatchAnswer[]>();

/** There are few different answers and millions of questions: each answer is one object. */
function shared(
  reason: Reason,
  updateUnverified = false,
  editionUnverified = false,
  textDisagrees = false,
): MatchAnswer {
  let ofReason = answers.get(reason);
  if (ofReason === undefined) answers.set(reason, (ofReason = []));
  const form = (updateUnverified ? 1 : 0) + (editionUnverified ? 2 : 0) + (textDisagrees ? 4 : 0);
  const known = ofReason[form];
  if (known !== undefined) return known;
  const factors = new Set(versionFactors[reason]);
  const excluded = factors.size === 0;
  if (updateUnverified) factors.add('update_unverified');
  if (editionUnverified) factors.add('edition_unverified');
  if (textDisagrees && !excluded) factors.add('text_disagrees');
  const answer: MatchAnswer = {
    verdict: excluded ? 'not_affected' : openReasons.has(reason) ? 'unknown' : 'affected',
    factors,
    reason,
  };
  ofReason[form] = answer;
  return answer;
}
