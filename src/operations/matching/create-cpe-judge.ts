import type { CpeName } from '../../domain/cpe-name.ts';
import { matchPlace, type JudgedCve } from '../../matching/match-cpe.ts';
import { observedProductOf, type ObservedProduct } from '../../matching/observed-product.ts';
import { createVerdictIndex, isIndexable, type VerdictIndex } from '../../matching/verdict-index.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';
import { createWeightedCache } from './weighted-cache.ts';

export type { JudgedCve } from '../../matching/match-cpe.ts';

// An index costs more than an answer: products of few matches get none, others when they are asked about
// again, those of most statements at once while few products were drawn. Bounds of memory: about 400 bytes for a match with its presented verdict,
// 50 for a place in a shared list.
const fewMatches = 64;
const mostStatements = 1000;
// Few, so that draws over all products do not fill the memory with indexes that are hardly used again.
const rememberedProducts = 64;
const maxIndexedMatches = 450_000;
const maxSharedVerdicts = 500_000;

/** The form in which verdicts are given. */
export interface Presentation<T> {
  /** A verdict that is used once. */
  readonly once: (judged: JudgedCve) => T;
  /** A verdict that many answers share. */
  readonly shared: (judged: JudgedCve) => T;
  /** Makes a list of shared verdicts smaller before it is kept. */
  readonly compact: (verdicts: readonly T[]) => readonly T[];
}

/**
 * Judges many CPEs one after the other and gives each verdict in the form that `presentation` makes of it.
 * They are those of `matchCpe`, found faster where products recur.
 */
export function createCpeJudge<T>(
  bundle: IntelligenceBundle,
  all: boolean,
  presentation: Presentation<T>,
): (name: CpeName) => readonly T[] {
  const askedBefore = new Set<string>();
  let drawnProducts = 0;
  const indexes = createWeightedCache<VerdictIndex<T>>(maxIndexedMatches);
  const classes = createWeightedCache<readonly T[]>(maxSharedVerdicts);

  function judgePlainly(observed: ObservedProduct): readonly T[] {
    const place = { observed, inventory: [observed] };
    return matchPlace(bundle, place, all).map((judged) => presentation.once(judged));
  }

  function judgeAnew(key: string, observed: ObservedProduct, statements: number): readonly T[] {
    if (!isWorthKeeping(key, statements)) return judgePlainly(observed);
    if (!isIndexable(observed)) return judgeOnce(key, observed);
    const candidates = bundle.findCandidates(observed.name);
    const index = createVerdictIndex(bundle, candidates, observed, presentation.shared);
    indexes.set(key, index, index.size);
    return judgeByIndex(index, key, observed);
  }

  /** What no index answers is judged once for each version and kept as a whole. */
  function judgeOnce(key: string, observed: ObservedProduct): readonly T[] {
    const judged = matchPlace(bundle, { observed, inventory: [observed] }, false);
    const verdicts = presentation.compact(judged.map((one) => presentation.shared(one)));
    classes.set(`${key} =${observed.version}`, verdicts, verdicts.length * 8 + 8);
    return verdicts;
  }

  function isWorthKeeping(key: string, statements: number): boolean {
    if (askedBefore.has(key)) return true;
    if (statements >= mostStatements && drawnProducts < rememberedProducts) return true;
    if (askedBefore.size >= rememberedProducts) askedBefore.clear();
    askedBefore.add(key);
    drawnProducts += 1;
    return false;
  }

  function judgeByIndex(index: VerdictIndex<T>, key: string, observed: ObservedProduct): readonly T[] {
    const classKey = `${key} ${index.classOf(observed)}`;
    const known = classes.get(classKey);
    if (known !== undefined) return known;
    const verdicts = presentation.compact(index.affected(observed));
    classes.set(classKey, verdicts, verdicts.length + 8);
    return verdicts;
  }

  return (name) => {
    const observed = observedProductOf(name);
    const { statements, matches } = bundle.sizeOf(name);
    if (all || matches < fewMatches) return judgePlainly(observed);
    const key = `${observed.key}:${observed.attributes.join(':')}`;
    const known = isIndexable(observed) ? indexes.get(key) : classes.get(`${key} =${observed.version}`);
    if (known === undefined) return judgeAnew(key, observed, statements);
    return 'classOf' in known ? judgeByIndex(known, key, observed) : known;
  };
}
