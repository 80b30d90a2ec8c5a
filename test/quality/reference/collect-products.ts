import { readCves } from './nvd-records.ts';
import type { NvdCve } from './nvd-records.ts';
import { hasWildcard, readCriteria, unquoted } from './read-criteria.ts';
import type { Criteria } from './read-criteria.ts';

/** A product that `cveCount` CVEs call vulnerable; `written` is `part:vendor:product` in CPE quoting. */
export type Product = { part: string; vendor: string; product: string; written: string; cveCount: number };

/** First pass: every product that some cpeMatch of the files calls vulnerable, in order of appearance. */
export function collectProducts(files: readonly string[]): Product[] {
  const products = new Map<string, Product>();
  for (const cve of readCves(files)) {
    for (const criteria of vulnerableProducts(cve).values()) {
      const key = productKey(criteria);
      const product = products.get(key) ?? asProduct(criteria);
      product.cveCount += 1;
      products.set(key, product);
    }
  }
  return [...products.values()];
}

/** One criteria for each product that the CVE calls vulnerable, keyed by {@link productKey}. */
export function vulnerableProducts(cve: NvdCve): Map<string, Criteria> {
  const found = new Map<string, Criteria>();
  for (const { nodes } of cve.configurations ?? []) {
    for (const match of nodes.flatMap((node) => node.cpeMatch)) {
      if (!match.vulnerable) continue;
      const criteria = readCriteria(match.criteria);
      if (!isPattern(criteria)) found.set(productKey(criteria), criteria);
    }
  }
  return found;
}

/** Whether the criteria names products by a wildcard, so that it may speak of any product. */
export function isPattern(criteria: Criteria): boolean {
  return [criteria.part, criteria.vendor, criteria.product].some(hasWildcard);
}

/** What two spellings of one part, vendor and product share. */
export function productKey(product: { part: string; vendor: string; product: string }): string {
  return [product.part, product.vendor, product.product].map(unquoted).join(' ');
}

function asProduct({ part, vendor, product }: Criteria): Product {
  return {
    part,
    vendor: unquoted(vendor),
    product: unquoted(product),
    written: `${part}:${vendor}:${product}`,
    cveCount: 0,
  };
}
