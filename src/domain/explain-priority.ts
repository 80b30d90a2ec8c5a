import type { Priority, PriorityReasonName } from './priority.ts';

const sentences: Readonly<Record<PriorityReasonName, string>> = {
  publicly_exposed: 'The address of the device is a public one.',
  not_exposed: 'The device cannot be reached from a public network.',
  exposure_unknown:
    'Whether the device can be reached from a public network is not known, so it counts as exposed.',
  known_exploited: "The CVE is in CISA's catalogue of known exploited vulnerabilities.",
  exploitation_active:
    "The CVE is not in CISA's catalogue, but CISA's SSVC data call its exploitation active, so it counts as if it were.",
  not_known_exploited: "The CVE is not in CISA's catalogue of known exploited vulnerabilities.",
  automatable: 'An attacker can automate all steps.',
  not_automatable: 'An attacker cannot automate all steps.',
  automatable_unknown: 'Whether an attacker can automate all steps is not published, so it counts as if so.',
  total_control: 'An attacker gains total control of the software.',
  partial_control: 'An attacker gains limited control, or stops the software.',
  technical_impact_unknown: 'What an attacker gains is not published, so it counts as total control.',
  metadata_missing:
    'CISA has published neither whether it can be automated nor what an attacker gains: 60 days until it has.',
  listed_before_seen:
    'CISA listed the CVE before it was first seen here, so the days count from the day of its listing.',
};

/** Why a finding is as urgent as it is, each reason in a sentence. */
export function explainPriority(
  priority: Priority,
): readonly { readonly name: PriorityReasonName; readonly sentence: string }[] {
  return priority.reasons.map((name) => ({ name, sentence: sentences[name] }));
}
