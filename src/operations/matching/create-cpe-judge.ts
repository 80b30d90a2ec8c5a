import type { CpeName } from '../../domain/cpe-name.ts';
import { matchObserved, type JudgedCve } from '../../matching/match-cpe.ts';
import { observedProductOf, type ObservedProduct } from '../../matching/observed-product.ts';
import { createVerdictIndex, isIndexable, type VerdictIndex } from '../../matching/verdict-index.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';
import { createWeightedCache } from './weighted-cache.ts';

export type { JudgedCve } from '../../matching/match-cpe.ts';

// An index costs as much as a few answers. Bounds of memory: about 150 bytes a match, 8 a shared verdict.
const indexedFromQuestion = 4;
const rememberedProducts = 8192;
const maxIndexedMatches = 1_500_000;
const maxSharedVerdicts = 8_000_000;

/**
 * Judges many CPEs one after the other and gives each verdict in the form that `present` makes of it; verdicts
 * that CPEs share are presented once. They are those of `matchCpe`, found faster where products recur.
 */
export function createCpeJudge<T>(
  bundle: IntelligenceBundle,
  all: boolean,
  present: (judged: JudgedCve) => T,
): (name: CpeName) => readonly T[] {
  const asked = new Map<string, number>();
  const indexes = createWeightedCache<VerdictIndex<T>>(maxIndexedMatches);
  const classes = createWeightedCache<readonly T[]>(maxSharedVerdicts);

  function indexFor(key: string, observed: ObservedProduct): VerdictIndex<T> | undefined {
    const known = indexes.get(key);
    if (known !== undefined) return known;
    const questions = (asked.get(key) ?? 0) + 1;
    if (questions < indexedFromQuestion) {
      if (asked.size >= rememberedProducts) asked.clear();
      asked.set(key, questions);
      return undefined;
    }
    asked.delete(key);
    const index = createVerdictIndex(bundle, observed, present);
    indexes.set(key, index, index.size);
    return index;
  }

  return (name) => {
    const observed = observedProductOf(name);
    const key = `${observed.key}:${observed.attributes.join(':')}`;
    const index = all || !isIndexable(observed) ? undefined : indexFor(key, observed);
    if (index === undefined) {
      return matchObserved(bundle, { observed, inventory: [observed] }, all).map((judged) => present(judged));
    }
    const classKey = `${key} ${index.classOf(observed)}`;
    const known = classes.get(classKey);
    if (known !== undefined) return known;
    const verdicts = index.affected(observed);
    classes.set(classKey, verdicts, verdicts.length + 16);
    return verdicts;
  };
}
