import type { VersionSchemeName } from '../domain/version-scheme.ts';

/**
 * One way of ordering version strings. `Parsed` is opaque to callers: parse once, compare often.
 * Laws, held by property tests: compare is total, antisymmetric and transitive over what parse accepts.
 */
export interface VersionScheme<Parsed = unknown> {
  readonly name: VersionSchemeName;
  /** Undefined when the text is no version of this scheme (too long, empty, `*`, `-`). Never throws. */
  parse(text: string): Parsed | undefined;
  /** Negative when a is older, 0 when they are the same version, positive when a is newer. */
  compare(a: Parsed, b: Parsed): number;
  /**
   * A whole number from 0 that never falls as versions get newer: of two versions with different places the one of the
   * higher place is newer. What is cheap to compare decides most comparisons; equal places decide nothing.
   */
  place(version: Parsed): number;
}
