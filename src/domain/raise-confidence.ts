import type { ConfidenceFactor, ConfidenceFactorName } from './verdict.ts';

const advice: Readonly<Partial<Record<ConfidenceFactorName, string>>> = {
  platform_unverified: 'State or scan what the program runs on: the record asks for it.',
  no_version_bound: 'Ask the vendor which versions are meant: the record names none.',
  version_unlisted: "Look for the vendor's advisory: the source does not list this version.",
  default_status: "Look for the vendor's advisory: the source does not list this version.",
  other_branch: "Look for the vendor's advisory about this release branch.",
  bound_impossible: "Wait for the record to be corrected, or look for the vendor's advisory.",
  text_disagrees: 'Read the record: its text and its CPE names say different things.',
  fix_inferred:
    "Look for the fix in the vendor's release notes: the record only names the last affected version.",
  source_silent: 'Update the intelligence: the most trusted source does not know this version yet.',
  sources_conflict: "Read the records that contradict each other, the vendor's first.",
  version_unknown: 'Tell the version: log in to the router or the machine and read it there.',
  update_unverified: 'Tell the patch level: log in and read the full version.',
  edition_unverified: 'State the edition, channel or target in the CPE.',
  version_incomparable: 'Tell the exact version: log in to the router or the machine and read it there.',
  distribution_backport_possible:
    "Install the Debian tracker feed, or ask the machine's package manager for the package's version.",
  distribution_revision: "Ask the machine's package manager: a banner may be older than the package.",
  unencrypted_reading: 'Let the router be read by its REST API or its API over TLS instead of SNMP.',
  banner_only: 'Log in to the router or the machine: a banner is only what the service says of itself.',
  identity_uncertain: 'Find out which program it is: the fingerprint is not sure.',
};

/** What would make a verdict with these factors surer: a sentence for each that holds it down. */
export function raiseConfidence(factors: readonly ConfidenceFactor[]): string[] {
  const sentences = factors.flatMap(({ name }) => advice[name] ?? []);
  return [...new Set(sentences)];
}
