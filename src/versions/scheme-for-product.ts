import { z } from 'zod';
import identifiers from '../../data/identifiers/version-schemes.json' with { type: 'json' };
import { VersionSchemeName } from '../domain/version-scheme.ts';
import { schemeNamed } from './registry.ts';
import type { VersionScheme } from './version-scheme.ts';

const VersionSchemes = z.strictObject({
  schemes: z.partialRecord(VersionSchemeName, z.array(z.string().regex(/^[^:\s]+:[^:\s]+$/u))),
});

const generic = schemeNamed('generic');
const schemeOf = new Map<string, VersionScheme>(
  VersionSchemeName.options.flatMap((name) =>
    (VersionSchemes.parse(identifiers).schemes[name] ?? []).map((product): [string, VersionScheme] => [
      product,
      schemeNamed(name),
    ]),
  ),
);

const ordered = new Set([...schemeOf.keys()].map((product) => product.slice(product.indexOf(':') + 1)));

/** The scheme that orders a product's versions; vendor and product as in CPE names. Generic when none is stated. */
export function schemeForProduct(vendor: string, product: string): VersionScheme {
  // Most products are of none of these names: they need no text made to look for.
  return ordered.has(product) ? (schemeOf.get(`${vendor}:${product}`) ?? generic) : generic;
}
