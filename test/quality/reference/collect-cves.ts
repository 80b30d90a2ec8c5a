import { isPattern, productKey, vulnerableProducts } from './collect-products.ts';
import type { Product } from './collect-products.ts';
import { readCves } from './nvd-records.ts';
import type { NvdConfiguration, NvdCve } from './nvd-records.ts';
import { readCriteria } from './read-criteria.ts';

/**
 * Second pass: for each product the raw configurations of the CVEs that call it vulnerable, and
 * with them those that name vulnerable products by a wildcard.
 */
export function collectCves(files: readonly string[], products: readonly Product[]): Map<Product, NvdCve[]> {
  const byKey = new Map(products.map((product) => [writtenKey(product), { product, cves: [] as NvdCve[] }]));
  const ofAnyProduct: NvdCve[] = [];
  for (const cve of readCves(files)) {
    const kept = compact(cve);
    if (cve.configurations?.some(namesPattern)) {
      ofAnyProduct.push(kept);
      continue;
    }
    for (const key of vulnerableProducts(cve).keys()) byKey.get(key)?.cves.push(kept);
  }
  return new Map([...byKey.values()].map(({ product, cves }) => [product, [...cves, ...ofAnyProduct]]));
}

function writtenKey(product: Product): string {
  return productKey(readCriteria(`cpe:2.3:${product.written}:*:*:*:*:*:*:*:*`));
}

function namesPattern({ nodes }: NvdConfiguration): boolean {
  return nodes.some((node) =>
    node.cpeMatch.some((match) => match.vulnerable && isPattern(readCriteria(match.criteria))),
  );
}

function compact({ id, vulnStatus, configurations }: NvdCve): NvdCve {
  return {
    id,
    ...(vulnStatus !== undefined && { vulnStatus }),
    ...(configurations !== undefined && { configurations }),
  };
}
