import type { ConfidenceFactor, ConfidenceFactorName } from '../domain/verdict.ts';

/**
 * Everything that moves the confidence of a verdict, in points, in the order in which it is told. Those up to
 * `bound_impossible` are start values: which one applies depends on what the statement says of the version.
 */
const effects = {
  version_match: 90,
  no_version_bound: 45,
  default_status: 45,
  version_unlisted: 20,
  version_incomparable: 10,
  other_branch: 10,
  bound_impossible: 10,
  version_unknown: -25,
  update_unverified: -20,
  edition_unverified: -15,
  platform_unverified: -25,
  platform_confirmed: 5,
  text_disagrees: -20,
  fix_inferred: -30,
  source_silent: -15,
  sources_conflict: -20,
  identity_uncertain: -20,
} as const satisfies Partial<Record<ConfidenceFactorName, number>>;

export type PointFactor = keyof typeof effects;

/** The most that a verdict can reach when one of these applies, weakest promise last. */
const caps = {
  /** Only who changed the banner on purpose can mislead: the revision of the package itself decided. */
  distribution_revision: 85,
  /** Who may read the router asked it, but in the open, where an answer can be forged. */
  unencrypted_reading: 80,
  /** Identity rests on a banner, which anybody may change or leave as it was after a fix. */
  banner_only: 60,
  /** Distributions fix without changing the upstream version. */
  distribution_backport_possible: 40,
} as const satisfies Partial<Record<ConfidenceFactorName, number>>;

export type CapFactor = keyof typeof caps;

const pointOrder = Object.keys(effects) as readonly PointFactor[];
const capOrder = Object.keys(caps) as readonly CapFactor[];

/** A confidence with the factors it is the sum of, kept within 0–100. */
export interface Confidence {
  readonly confidence: number;
  readonly factors: readonly ConfidenceFactor[];
}

/** Adds up `points` in their order. What a bound of 0–100 swallows stays named, with effect 0. */
export function weighConfidence(points: ReadonlySet<PointFactor>): Confidence {
  const factors: ConfidenceFactor[] = [];
  let confidence = 0;
  for (const name of pointOrder) {
    if (!points.has(name)) continue;
    const next = Math.min(100, Math.max(0, confidence + effects[name]));
    factors.push({ name, effect: next - confidence });
    confidence = next;
  }
  return { confidence, factors };
}

/**
 * Lowers a confidence to the caps that apply. Only factors that move it are left: a cap above it says nothing.
 * Their effects sum to the confidence.
 */
export function limitConfidence(given: Confidence, limits: ReadonlySet<CapFactor>): Confidence {
  const factors = given.factors.filter(({ effect }) => effect !== 0);
  let { confidence } = given;
  for (const name of capOrder) {
    if (!limits.has(name) || confidence <= caps[name]) continue;
    factors.push({ name, effect: caps[name] - confidence });
    confidence = caps[name];
  }
  return { confidence, factors };
}
