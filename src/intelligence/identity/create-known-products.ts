import { mainProductKey } from '../../domain/product-alias.ts';
import type { RecordSource } from '../../domain/statement-source.ts';
import type { KnownProducts } from './resolve-products.ts';

const parts = ['a', 'o', 'h'] as const;

/** The keys that NVD files statements under, which decide where what other sources write is filed. */
export interface ProductRegister {
  /** To be called with every key of an NVD record before records of other sources are read. */
  learn(key: string): void;
  /** How a record of that source is filed. */
  of(source: RecordSource): KnownProducts;
}

/**
 * NVD's own keys are kept but for known aliases. Other sources often differ in the part (`a` for `o`): where NVD knows
 * vendor and product under one other part alone, that one is meant.
 */
export function createProductRegister(): ProductRegister {
  const keys = new Set<string>();
  const has = (key: string) => keys.has(key);
  function keyOf(written: string): string {
    const main = mainProductKey(written);
    if (keys.has(main)) return main;
    const others = parts.map((part) => part + main.slice(1)).filter(has);
    return others.length === 1 && others[0] !== undefined ? others[0] : main;
  }
  return {
    learn: (key) => keys.add(key),
    of: (source) => ({ keyOf: source === 'nvd' || source === 'baseline' ? mainProductKey : keyOf, has }),
  };
}
