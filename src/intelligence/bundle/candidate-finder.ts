import type { Candidate } from '../../domain/affected-statement.ts';
import { matchesWildcard } from '../../domain/cpe-comparison.ts';
import { productKey, splitBound, type CpeName } from '../../domain/cpe-name.ts';
import { mainProductKey } from '../../domain/product-alias.ts';
import type { AskedVersion } from '../../versions/asked-version.ts';
import type { ProductStatements } from './product-statements.ts';
import type { CveFilter } from './version-screen.ts';

/** Whether only the part of a name is meant, or every one under which something is filed. */
type Parts = 'own' | 'every';

export interface CandidateFinder {
  /** What is said of the product of a name and of patterns that cover it; see `IntelligenceBundle`. */
  findCandidates(name: CpeName, asked?: AskedVersion, parts?: Parts): readonly Candidate[];
  sizeOf(name: CpeName): { readonly statements: number; readonly matches: number };
}

/** `find` gives the number of a key, -1 where nothing stands under it; `patterns` are the keys with wildcards. */
export function createCandidateFinder(
  said: ProductStatements,
  find: (key: string) => number,
  patterns: readonly string[],
): CandidateFinder {
  const wide = patterns.map((key) => ({ product: find(key), covers: patternOf(key) }));
  // Who asks how much is said of a product asks next what it is.
  let last:
    | { readonly name: CpeName; readonly parts: Parts; readonly products: readonly number[] }
    | undefined;
  function productsOf(name: CpeName, parts: Parts): readonly number[] {
    if (last?.name === name && last.parts === parts) return last.products;
    const products = findParts(mainProductKey(productKey(name)), parts, find);
    for (const { product, covers } of wide) if (covers(name)) products.push(product);
    last = { name, parts, products };
    return products;
  }
  return {
    findCandidates(name, asked, parts = 'own') {
      const products = productsOf(name, parts);
      const isMeant = asked === undefined ? always : said.couldAffect(asked);
      const [only] = products;
      if (products.length <= 1) return only === undefined ? [] : said.candidates(only, isMeant);
      // What one key says of a CVE that is meant by another belongs to its verdict.
      const meant = new Set(
        products.flatMap((product) => said.candidates(product, isMeant).map(({ cve }) => cve)),
      );
      return mergeCandidates(products.map((product) => said.candidates(product, (cve) => meant.has(cve))));
    },
    sizeOf(name) {
      let statements = 0;
      let matches = 0;
      for (const product of productsOf(name, 'own')) {
        const size = said.sizeOf(product);
        statements += size.statements;
        matches += size.matches;
      }
      return { statements, matches };
    },
  };
}

const always: CveFilter = () => true;

/** The number of the key, then those of the same vendor and product in other parts: sources differ in it (`a`, `o`, `h`). */
function findParts(key: string, parts: Parts, find: (key: string) => number): number[] {
  const own = find(key);
  if (parts === 'own' && own >= 0) return [own];
  const found = new Set(own >= 0 ? [own] : []);
  for (const part of ['a', 'o', 'h']) {
    const product = find(mainProductKey(part + key.slice(1)));
    if (product >= 0) found.add(product);
    if (parts === 'own' && found.size > 0) break;
  }
  return [...found];
}

/** A key that covers several products; its plain values rule out nearly everything at no cost. */
function patternOf(key: string): (name: CpeName) => boolean {
  const [part = '', vendor = '', product = ''] = splitBound(key);
  const coversPart = valueCovers(part);
  const coversVendor = valueCovers(vendor);
  const coversProduct = valueCovers(product);
  return (name) => coversPart(name.part) && coversVendor(name.vendor) && coversProduct(name.product);
}

function valueCovers(wanted: string): (given: string) => boolean {
  const isPlain = !wanted.includes('*') && !wanted.includes('?');
  return (given) => wanted === given || (!isPlain && matchesWildcard(wanted, given));
}

/** Candidates of one CVE from several keys become one, in ascending order. */
function mergeCandidates(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const merged = new Map<number, Candidate>();
  for (const candidate of lists.flat()) {
    const known = merged.get(candidate.cve);
    const statements = [...(known?.statements ?? []), ...candidate.statements];
    merged.set(candidate.cve, { cve: candidate.cve, statements });
  }
  return [...merged.values()].sort((a, b) => a.cve - b.cve);
}
