import type { Reason } from './answer-match.ts';

const sentences: Readonly<Record<Reason, string>> = {
  named: 'The statement names this very version.',
  in_range: 'The version lies in the range.',
  in_range_update_unknown: 'The version lies in the range, unless its unknown patch level decides otherwise.',
  no_bound: 'The statement names no version, so it means all of them.',
  no_bound_version_unknown: 'The statement names no version, and that of the service is not known.',
  version_unknown: 'The statement asks for a version, and none is known.',
  incomparable: 'The version cannot be put in order with the bounds.',
  other_branch: 'The range has no start and its end is one of another branch.',
  bound_impossible: 'The statement rests on a version that was never released; it is set aside.',
  outside_range: 'The version lies outside the range.',
  other_version: 'The statement names another version.',
  other_update: 'The statement asks for another patch level.',
  other_edition: 'The statement asks for another edition.',
  other_language: 'The statement asks for another language.',
  other_sw_edition: 'The statement asks for another software edition or channel.',
  other_target_sw: 'The statement asks for other software to run on.',
  other_target_hw: 'The statement asks for other hardware.',
  other_other: 'The statement asks for something that the CPE contradicts.',
  platform_contradicted: 'What is there contradicts the platform that the statement asks for.',
  record_rejected: 'The record was rejected; it concerns nobody.',
  listed_unaffected: 'The source lists the version as unaffected.',
  listed_unknown: 'The source lists the version as unknown.',
  fixed_in_line: "The version's own release line holds a fix.",
  default_affected: 'The source calls affected what it does not list, and it does not list this version.',
  default_unaffected: 'The source calls unaffected what it does not list, and it does not list this version.',
  unlisted: 'The source does not list this version.',
};

/** The reason of a verdict as a sentence. */
export function describeReason(reason: Reason): string {
  return sentences[reason];
}
