import type { ConfidenceFactor, ConfidenceFactorName, VerdictKind } from './verdict.ts';

const sentences: Readonly<Record<ConfidenceFactorName, string>> = {
  unencrypted_reading: "The site's router told it over SNMP, where an answer can be forged.",
  version_match: 'The version lies inside what the record states as affected.',
  platform_unverified: 'The record asks for a platform beside it that nobody has seen.',
  platform_confirmed: 'The platform that the record asks for was seen too.',
  no_version_bound: 'The record names no version at all.',
  version_unlisted: 'The record lists versions, and this one is none of them.',
  default_status: 'The record does not list the version but calls all others affected.',
  other_branch: 'The record gives a bound of another branch and no start.',
  bound_impossible: 'The record rests on a version that was never released.',
  text_disagrees: 'The text of the record and its CPE names say different things.',
  fix_inferred:
    'No source names a fix: the version is behind the last one of its release line that is stated as affected.',
  source_silent: 'A more trusted source speaks of the product but not of this version.',
  sources_conflict: 'Another source says the opposite.',
  version_unknown: 'The version of the service is not known.',
  update_unverified: 'The record asks for a patch level that is not known.',
  edition_unverified: 'The record asks for an edition or target that is not known.',
  version_incomparable: 'The version cannot be put in order with the bounds of the record.',
  distribution_backport_possible:
    'A distribution built it and may have mended it without changing the version.',
  distribution_revision: "The distribution's own tracker decided by the revision that the banner tells.",
  banner_only: 'What is known of the service is what it says of itself.',
  identity_uncertain: 'It is not sure which program the service is.',
};

/** A reason that moved the confidence, with a sentence. */
export interface ExplainedFactor extends ConfidenceFactor {
  readonly sentence: string;
}

/** The same factors with their sentences, as they read for the verdict. */
export function explainFactors(
  factors: readonly ConfidenceFactor[],
  verdict: VerdictKind = 'affected',
): ExplainedFactor[] {
  return factors.map((factor) => ({
    ...factor,
    sentence:
      factor.name === 'version_match' && verdict === 'not_affected'
        ? 'What was compared is known and is not what the record states as affected.'
        : sentences[factor.name],
  }));
}
