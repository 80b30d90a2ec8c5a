import type { Candidate } from '../../domain/affected-statement.ts';
import type { CpeName } from '../../domain/cpe-name.ts';
import { matchCandidates, type JudgedCve } from '../../matching/match-cpe.ts';
import { observedProductOf, type ObservedProduct } from '../../matching/observed-product.ts';
import { createVerdictIndex, isIndexable, type VerdictIndex } from '../../matching/verdict-index.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';
import { createWeightedCache } from './weighted-cache.ts';

export type { JudgedCve } from '../../matching/match-cpe.ts';

// An index costs more than an answer: products of few matches get none, others when they are asked about
// again, those of most CVEs at once while few products were drawn. Bounds of memory: about 400 bytes for a match with its presented verdict,
// 50 for a place in a shared list.
const fewMatches = 64;
const mostCves = 1000;
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

  function judgeAnew(key: string, observed: ObservedProduct): readonly T[] {
    const candidates = bundle.findCandidates(observed.name);
    if (all || !isWorthKeeping(key, candidates)) {
      const place = { observed, inventory: [observed] };
      return matchCandidates(bundle, candidates, place, all).map((judged) => presentation.once(judged));
    }
    if (!isIndexable(observed)) return judgeOnce(key, candidates, observed);
    const index = createVerdictIndex(bundle, candidates, observed, presentation.shared);
    indexes.set(key, index, index.size);
    return judgeByIndex(index, key, observed);
  }

  /** What no index answers is judged once for each version and kept as a whole. */
  function judgeOnce(key: string, candidates: readonly Candidate[], observed: ObservedProduct): readonly T[] {
    const place = { observed, inventory: [observed] };
    const judged = matchCandidates(bundle, candidates, place, false);
    const verdicts = presentation.compact(judged.map((one) => presentation.shared(one)));
    classes.set(`${key} =${observed.version}`, verdicts, verdicts.length * 8 + 8);
    return verdicts;
  }

  function isWorthKeeping(key: string, candidates: readonly Candidate[]): boolean {
    if (askedBefore.has(key)) return true;
    if (candidates.length >= mostCves && drawnProducts < rememberedProducts) return true;
    if (countMatches(candidates) < fewMatches) return false;
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
    const key = `${observed.key}:${observed.attributes.join(':')}`;
    if (!isIndexable(observed)) return classes.get(`${key} =${observed.version}`) ?? judgeAnew(key, observed);
    const index = indexes.get(key);
    return index === undefined ? judgeAnew(key, observed) : judgeByIndex(index, key, observed);
  };
}

function countMatches(candidates: readonly Candidate[]): number {
  let count = 0;
  for (const { statements } of candidates) for (const { matches } of statements) count += matches.length;
  return count;
}
