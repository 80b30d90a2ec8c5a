import { z } from 'zod';
import data from '../../data/identifiers/product-aliases.json' with { type: 'json' };

const key = z.string().regex(/^[aoh]:[^:\s]+:[^:\s]+$/u);
const ProductAliases = z.strictObject({
  products: z.array(
    z.strictObject({ product: key, aliases: z.array(key).min(1), why: z.string().min(10), source: z.url() }),
  ),
});

const productOf = new Map(
  ProductAliases.parse(data).products.flatMap(({ product, aliases }) =>
    aliases.map((alias): [string, string] => [alias, product]),
  ),
);

/** The `part:vendor:product` under which everything said of a product stands, whichever of its names was used. */
export function mainProductKey(written: string): string {
  return productOf.get(written) ?? written;
}
