import type { ProductMatch } from '../../domain/affected-statement.ts';
import { splitBound } from '../../domain/cpe-name.ts';
import type { StatementSource } from '../../domain/statement-source.ts';
import type { AffectedEntry } from '../../domain/vulnerability-record.ts';
import { schemeForProduct } from '../../versions/scheme-for-product.ts';
import type { ResolvedProduct } from '../identity/resolve-products.ts';
import type { CompiledStatement } from './compile-configuration.ts';
import { isSingleVersion, readVersionEntry } from './read-version-entry.ts';

/**
 * Reads a product of `affected[]` as statements, one for each CPE product it is. Single versions come before ranges, and
 * what is said of all versions last: records list exceptions (`unaffected 7.24`) behind what they are exceptions of. What is not listed has
 * the default status, unless something listed could not be read: then nothing is said of it.
 */
export function compileAffected(
  entry: AffectedEntry,
  products: readonly ResolvedProduct[],
  source: StatementSource,
): CompiledStatement[] {
  return products.flatMap(({ product, written, named, attributes }) => {
    const [, vendor = '', name = ''] = splitBound(product);
    const scheme = schemeForProduct(vendor, name);
    const read = entry.versions.map((version) => readVersionEntry(version, scheme));
    const isWhole = read.every((matches) => matches !== undefined);
    const listed = read.flatMap((matches) => matches ?? []);
    if (listed.length === 0 && !(isWhole && entry.defaultStatus === 'affected')) return [];
    const matches = inOrder(listed).map((match) =>
      attributes === undefined ? match : { ...match, attributes },
    );
    return [
      {
        product,
        written,
        named,
        matches,
        use: 'none' as const,
        condition: undefined,
        source,
        defaultStatus: isWhole ? entry.defaultStatus : ('unknown' as const),
      },
    ];
  });
}

function inOrder(matches: readonly ProductMatch[]): ProductMatch[] {
  const breadth = (match: ProductMatch) => (isSingleVersion(match) ? 0 : match.range === undefined ? 2 : 1);
  return matches.toSorted((a, b) => breadth(a) - breadth(b));
}
