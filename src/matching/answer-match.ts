import type { ProductMatch } from '../domain/affected-statement.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import { answerAttributes, type AttributeName, type AttributesAnswer } from './answer-attributes.ts';
import { answerVersion, type VersionAnswer } from './answer-version.ts';
import type { PointFactor } from './confidence.ts';
import type { ObservedProduct } from './observed-product.ts';

/** Why a statement was judged as it was; every "no" has one. */
export type Reason =
  | Exclude<VersionAnswer, 'other_version'>
  | 'other_version'
  | `other_${AttributeName}`
  | 'platform_contradicted'
  | 'record_rejected';

/** The judgement of one CPE match against one product, before any condition. */
export interface MatchAnswer {
  readonly verdict: VerdictKind;
  readonly factors: ReadonlySet<PointFactor>;
  readonly reason: Reason;
}

/** Judges one CPE match whose product already fits. */
export function answerMatch(match: ProductMatch, observed: ObservedProduct): MatchAnswer {
  const version = answerVersion(match, observed);
  if (version === 'other_version' || version === 'outside_range') return excluded(version);
  return combineAnswers(version, answerAttributes(match, observed));
}

/** Puts the two halves of an answer together; kept apart so that an index can prepare the second half. */
export function combineAnswers(version: VersionAnswer, attributes: AttributesAnswer): MatchAnswer {
  if (version === 'other_version' || version === 'outside_range') return excluded(version);
  if (attributes.contradiction !== undefined) return excluded(`other_${attributes.contradiction}`);
  const factors = new Set(versionFactors[version]);
  if (attributes.updateUnverified) factors.add('update_unverified');
  if (attributes.editionUnverified) factors.add('edition_unverified');
  const open = version === 'version_unknown' || version === 'incomparable';
  return { verdict: open ? 'unknown' : 'affected', factors, reason: version };
}

const versionFactors: Record<
  Exclude<VersionAnswer, 'other_version' | 'outside_range'>,
  readonly PointFactor[]
> = {
  named: ['version_match'],
  in_range: ['version_match'],
  in_range_update_unknown: ['version_match', 'update_unverified'],
  no_bound: ['no_version_bound'],
  no_bound_version_unknown: ['no_version_bound', 'version_unknown'],
  version_unknown: ['version_unknown'],
  incomparable: ['version_incomparable'],
};

function excluded(reason: Reason): MatchAnswer {
  return { verdict: 'not_affected', factors: new Set(), reason };
}
