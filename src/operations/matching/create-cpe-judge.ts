import type { CpeName } from '../../domain/cpe-name.ts';
import { matchObserved, type JudgedCve } from '../../matching/match-cpe.ts';
import { observedProductOf, type ObservedProduct } from '../../matching/observed-product.ts';
import { createVerdictIndex, isIndexable, type VerdictIndex } from '../../matching/verdict-index.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';

export type { JudgedCve } from '../../matching/match-cpe.ts';

/** The answer for a CPE; `verdicts` does the work, which a caller that knows the class may spare. */
export interface CpeAnswer {
  /** Equal for CPEs with equal verdicts; undefined when nothing is known to share. */
  readonly classKey: string | undefined;
  verdicts(): readonly JudgedCve[];
}

// An index pays from the second question on; matches kept in indexes take about 100 bytes each.
const rememberedProducts = 8192;
const maxIndexedMatches = 2_000_000;

/**
 * Judges many CPEs one after the other. Products asked for again are indexed, within a bound of memory; the
 * verdicts are those of `matchCpe` either way. With `all` nothing is shared.
 */
export function createCpeJudge(bundle: IntelligenceBundle, all: boolean): (name: CpeName) => CpeAnswer {
  const seen = new Set<string>();
  const indexes = new Map<string, VerdictIndex>();
  let indexedMatches = 0;

  function indexFor(key: string, observed: ObservedProduct): VerdictIndex | undefined {
    const known = indexes.get(key);
    if (known !== undefined) {
      indexes.delete(key);
      indexes.set(key, known);
      return known;
    }
    if (!seen.has(key)) {
      if (seen.size >= rememberedProducts) seen.clear();
      seen.add(key);
      return undefined;
    }
    const index = createVerdictIndex(bundle, observed);
    indexedMatches += index.size;
    for (const [oldKey, old] of indexes) {
      if (indexedMatches <= maxIndexedMatches) break;
      indexes.delete(oldKey);
      indexedMatches -= old.size;
    }
    indexes.set(key, index);
    return index;
  }

  return (name) => {
    const observed = observedProductOf(name);
    const direct = () => matchObserved(bundle, { observed, inventory: [observed] }, all);
    if (all || !isIndexable(observed)) return { classKey: undefined, verdicts: direct };
    const key = `${observed.key}:${observed.attributes.join(':')}`;
    const index = indexFor(key, observed);
    if (index === undefined) return { classKey: undefined, verdicts: direct };
    return { classKey: `${key} ${index.classOf(observed)}`, verdicts: () => index.affected(observed) };
  };
}
