import { unknownChange } from '../../domain/intelligence-change.ts';
import type { IntelligenceBundle } from '../../intelligence/bundle/intelligence-bundle.ts';
import { compareBundles } from '../../intelligence/compare-bundles.ts';
import { findMatchedBundle, setMatchedBundle } from '../../store/queries/installation-queries.ts';
import { hasStaleDevices } from '../../store/queries/rematch-queries.ts';
import { rematchInventory, type Rematch, type RematchContext } from './rematch-inventory.ts';

/** Two bundles: the one in use, and the one that was before it where that is still open. */
export interface BundlesInUse {
  readonly current: IntelligenceBundle;
  readonly previous: IntelligenceBundle | undefined;
  /** Digest of the one by which this process has judged all that is kept; undefined before it has. */
  readonly judged?: string | undefined;
}

/**
 * Judges what is kept by the intelligence in use, as far as another one did so last; undefined when there is nothing of
 * that, when only the baseline is in use, or when newer intelligence has judged it: that of another machine, whose
 * words are not to be taken back. Two of the same age, on two machines, each have their word once. Cut off in the middle, it is done again at the next call.
 */
export async function matchInventoryAnew(
  context: RematchContext,
  { current, previous, judged }: BundlesInUse,
  signal?: AbortSignal,
): Promise<Rematch | undefined> {
  const { digest, kind, newestRecordAt } = current.info;
  // A service falls back to it when its bundle cannot be used: that it knows little of a CVE says nothing of the CVE.
  if (kind === 'baseline') return undefined;
  const { db } = context.store;
  const matched = await findMatchedBundle(db);
  if (isOlder(newestRecordAt, matched.newestRecordAt)) return undefined;
  const isOfOther = matched.digest !== digest && !isOlder(matched.newestRecordAt, newestRecordAt);
  if (isOfOther && judged === digest) return undefined;
  if (matched.digest === digest && !(await hasStaleDevices(db, digest))) return undefined;
  const change =
    previous !== undefined && previous.info.digest === matched.digest && matched.digest !== digest
      ? await compareBundles(previous, current)
      : unknownChange(digest);
  const done = await rematchInventory(context, current, change, signal);
  await setMatchedBundle(db, { digest, newestRecordAt });
  return done;
}

/** Bundles tell no time at which they were built, since equal feeds make equal ones: the newest record says how old one is. */
function isOlder(ours: string | null, theirs: string | null): boolean {
  return theirs !== null && (ours === null || Date.parse(ours) < Date.parse(theirs));
}
