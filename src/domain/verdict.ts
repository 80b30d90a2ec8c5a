import type { StatementSource } from './statement-source.ts';

export type VerdictKind = 'affected' | 'not_affected' | 'unknown';

/** One named reason that moved the confidence; `effect` is points added or taken, for example -30. */
export interface ConfidenceFactor {
  readonly name: ConfidenceFactorName;
  readonly effect: number;
}

export type ConfidenceFactorName =
  | 'version_match' // start value: a version inside a stated range, or named exactly
  | 'platform_unverified' // an AND asks for a platform nobody has seen
  | 'platform_confirmed'
  | 'no_version_bound' // the statement names no version at all
  | 'version_unlisted' // the source lists versions and this one is none of them
  | 'default_status' // the source calls all versions affected that it does not list
  | 'other_branch' // the range has no start, and its end is one of another branch
  | 'bound_impossible' // the statement rests on a version that was never released
  | 'text_disagrees' // the record's text and its CPE names say different things
  | 'fix_inferred' // no source names the fix: the version is behind the last affected one of its release line
  | 'source_silent' // a more trusted source speaks of the product but not of this version
  | 'sources_conflict' // another source says the opposite
  | 'version_unknown' // the service's version is not known
  | 'update_unverified' // the statement asks for an update (patch level) that is not known
  | 'edition_unverified' // likewise edition, language, sw_edition, target_sw, target_hw, other
  | 'version_incomparable' // the version or a bound cannot be ordered
  | 'distribution_backport_possible' // a distribution's mark: upstream version alone cannot decide
  | 'distribution_revision' // the banner tells the distribution's package, and its tracker decided
  | 'unencrypted_reading' // the site's router told it over SNMP v2c
  | 'banner_only' // identity rests on what the service says of itself
  | 'identity_uncertain'; // the fingerprint itself is not sure

/** Who decided: a source of statements, or the tracker of the distribution whose revision a banner tells. */
export type VerdictSource = StatementSource | 'debian_tracker';

/** What another source says that contradicts the verdict. */
export interface VerdictConflict {
  readonly source: StatementSource;
  readonly verdict: VerdictKind;
  readonly statement: string;
}

/** The answer to "does this CVE concern this CPE", with everything needed to argue about it. */
export interface Verdict {
  readonly cveId: string;
  readonly verdict: VerdictKind;
  /** 0–100. */
  readonly confidence: number;
  readonly factors: readonly ConfidenceFactor[];
  /** CPE 2.3 formatted string of the criteria that decided. */
  readonly matchedCpe: string;
  /** The deciding statement in words a person can check against the source: criteria and bounds. */
  readonly statement: string;
  /** Where the deciding statement stands. */
  readonly source: VerdictSource;
  readonly conflicts: readonly VerdictConflict[];
}
