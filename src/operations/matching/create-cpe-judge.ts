import type { CpeName } from '../../domain/cpe-name.ts';
import { matchCandidates, type JudgedCve } from '../../matching/match-cpe.ts';
import { observedProductOf, type ObservedProduct } from '../../matching/observed-product.ts';
import { createVerdictIndex, isIndexable, type VerdictIndex } from '../../matching/verdict-index.ts';
import type { IntelligenceBundle } from '../intelligence/open-intelligence.ts';
import { createWeightedCache } from './weighted-cache.ts';

export type { JudgedCve } from '../../matching/match-cpe.ts';

// An index costs more than an answer, so a product must be asked about again before it gets one: the more
// CVEs, the sooner. Bounds of memory: about 400 bytes for a match with its presented verdict, 50 for a place
// in a shared list.
const questionsBeforeIndex = { few: 3, many: 1, most: 0 } as const;
const manyCves = 64;
const mostCves = 1000;
const rememberedProducts = 8192;
const maxIndexedMatches = 300_000;
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
  const waiting = new Map<string, number>();
  const indexes = createWeightedCache<VerdictIndex<T>>(maxIndexedMatches);
  const classes = createWeightedCache<readonly T[]>(maxSharedVerdicts);

  function judgeOnce(key: string, observed: ObservedProduct): readonly T[] {
    const candidates = bundle.findCandidates(observed.name);
    const canIndex = !all && isIndexable(observed);
    const left = waiting.get(key) ?? questionsBeforeIndex[amountOf(candidates.length)];
    if (left > 0 || !canIndex) {
      if (waiting.size >= rememberedProducts) waiting.clear();
      if (canIndex) waiting.set(key, left - 1);
      const place = { observed, inventory: [observed] };
      return matchCandidates(bundle, candidates, place, all).map((judged) => presentation.once(judged));
    }
    waiting.delete(key);
    const index = createVerdictIndex(bundle, candidates, observed, presentation.shared);
    indexes.set(key, index, index.size + 12);
    return judgeByIndex(index, key, observed);
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
    const index = isIndexable(observed) ? indexes.get(key) : undefined;
    return index === undefined ? judgeOnce(key, observed) : judgeByIndex(index, key, observed);
  };
}

function amountOf(cves: number): keyof typeof questionsBeforeIndex {
  return cves < manyCves ? 'few' : cves < mostCves ? 'many' : 'most';
}
