/** What is kept for a while only. */
export const retentionKinds = [
  'scanDetails',
  'scans',
  'sightings',
  'events',
  'occurrences',
  'deliveries',
] as const;

/**
 * `scanDetails`: hosts and results of scans, whose counts stay; `scans`: the scans themselves; `sightings`: which scan saw
 * which device and finding, but for the newest of each; `events`: history of devices and findings; `occurrences`: why
 * planned runs began or did not; `deliveries`: messages that were sent or given up, and what was told already.
 */
export type RetentionKind = (typeof retentionKinds)[number];

/** Days that each kind is kept; null: for ever. */
export type Retention = Readonly<Record<RetentionKind, number | null>>;

export const defaultRetention: Retention = {
  scanDetails: 365,
  scans: 1095,
  sightings: 1095,
  events: 1825,
  occurrences: 365,
  deliveries: 30,
};

/** How many of each kind were forgotten, or would be. */
export type ForgottenCounts = Readonly<Record<RetentionKind, number>>;

/** What is wanted now, of which some is said; the rest stays. */
export function changedRetention(
  before: Retention,
  changes: { readonly [Kind in RetentionKind]?: number | null | undefined } = {},
): Retention {
  const given = Object.entries(changes).filter(([, days]) => days !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}
