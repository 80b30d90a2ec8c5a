import { z } from 'zod';
import data from '../../../data/identifiers/product-names.json' with { type: 'json' };
import { normaliseName } from './normalise-name.ts';

const name = z.string().min(1);
const ProductNames = z.strictObject({
  /** Names of one vendor, as records write it, and the CPE vendor. */
  vendors: z.array(z.strictObject({ names: z.array(name).min(1), vendor: name, source: z.url() })),
  products: z.array(
    z.strictObject({
      vendor: name,
      names: z.array(name).min(1),
      cpe: z.array(z.string().regex(/^[aoh]:[^:]+:[^:]+$/u)).min(1),
      source: z.url(),
    }),
  ),
});

const { vendors, products } = ProductNames.parse(data);
const vendorOf = new Map(
  vendors.flatMap(({ names, vendor }) => names.map((text) => [normaliseName(text) ?? text, vendor])),
);
const productsOf = new Map(
  products.flatMap(({ vendor, names, cpe }) =>
    names.map((text): [string, readonly string[]] => [
      `${normaliseName(vendor) ?? vendor}|${normaliseName(text) ?? text}`,
      cpe,
    ]),
  ),
);

/** The CPE vendor of a normalised vendor name; the name itself when none is stated. */
export function cpeVendorOfName(vendor: string): string {
  return vendorOf.get(vendor) ?? vendor;
}

/** The `part:vendor:product` keys that the project states for a vendor's product, both normalised. */
export function cpeProductsOfName(vendor: string, product: string): readonly string[] | undefined {
  return productsOf.get(`${cpeVendorOfName(vendor)}|${product}`);
}
