import { unknownChange } from '../../domain/intelligence-change.ts';
import type { IntelligenceBundle } from '../../intelligence/bundle/intelligence-bundle.ts';
import { compareBundles } from '../../intelligence/compare-bundles.ts';
import { findMatchedBundle, setMatchedBundle } from '../../store/queries/installation-queries.ts';
import { rematchInventory, type Rematch, type RematchContext } from './rematch-inventory.ts';

/** Two bundles: the one in use, and the one that was before it where that is still open. */
export interface BundlesInUse {
  readonly current: IntelligenceBundle;
  readonly previous: IntelligenceBundle | undefined;
}

/**
 * Judges what is kept by the intelligence in use, if another one did so last; undefined when it was this one, or when
 * only the baseline is in use. Cut off in the middle, it is done again at the next call.
 */
export async function matchInventoryAnew(
  context: RematchContext,
  { current, previous }: BundlesInUse,
  signal?: AbortSignal,
): Promise<Rematch | undefined> {
  const { digest, kind } = current.info;
  // A service falls back to it when its bundle cannot be used: that it knows little of a CVE says nothing of the CVE.
  if (kind === 'baseline') return undefined;
  const matched = await findMatchedBundle(context.store.db);
  if (matched === digest) return undefined;
  const change =
    previous !== undefined && previous.info.digest === matched
      ? await compareBundles(previous, current)
      : unknownChange(digest);
  const done = await rematchInventory(context, current, change, signal);
  await setMatchedBundle(context.store.db, digest);
  return done;
}
