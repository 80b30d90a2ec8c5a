import type { FindingEvidence } from './device-finding.ts';
import type { ConfidenceFactor, ConfidenceFactorName } from './verdict.ts';

const sentences: Readonly<Record<ConfidenceFactorName, string>> = {
  version_match: 'The version lies inside what the record states as affected.',
  platform_unverified: 'The record asks for a platform beside it that nobody has seen.',
  platform_confirmed: 'The platform that the record asks for was seen too.',
  no_version_bound: 'The record names no version at all.',
  version_unlisted: 'The record lists versions, and this one is none of them.',
  default_status: 'The record does not list the version but calls all others affected.',
  other_branch: 'The record gives a bound of another branch and no start.',
  bound_impossible: 'The record rests on a version that was never released.',
  text_disagrees: 'The text of the record and its CPE names say different things.',
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

/** Why a finding is there and how sure it is, in words. */
export function explainFinding(finding: {
  readonly cveId: string;
  readonly port: number;
  readonly transport: string;
  readonly confidence: number;
  readonly evidence: FindingEvidence;
  readonly factors: readonly ConfidenceFactor[];
}): { readonly text: string; readonly factors: readonly ExplainedFactor[] } {
  const { cveId, port, transport, confidence, evidence } = finding;
  const factors = finding.factors.map((factor) => ({ ...factor, sentence: sentences[factor.name] }));
  const text =
    `The service at ${transport} port ${port} was identified as ${evidence.judgedCpe}. ` +
    `The record of ${cveId} (source ${evidence.source}) names as affected: ${evidence.statement}. ` +
    `Confidence ${confidence} of 100. ${factors.map(({ sentence }) => sentence).join(' ')}`;
  return { text: text.trimEnd(), factors };
}
