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

/** The scheme that orders a product's versions; vendor and product as in CPE names. Generic when none is stated. */
export function schemeForProduct(vendor: string, product: string): VersionScheme {
  return schemeOf.get(`${vendor}:${product}`) ?? generic;
}
