import { productKey, splitBound, type CpeName } from '../domain/cpe-name.ts';
import { mainProductKey } from '../domain/product-alias.ts';
import { any, hasWildcard, textOfCpeValue } from '../domain/cpe-value.ts';
import { schemeForProduct } from '../versions/scheme-for-product.ts';
import type { VersionScheme } from '../versions/version-scheme.ts';
import { splitVersion } from './version-suffix.ts';

/** A CPE as seen somewhere, made ready for judging. */
export interface ObservedProduct {
  readonly name: CpeName;
  /** `part:vendor:product`, the main one of those that are known to mean the same product. */
  readonly key: string;
  readonly scheme: VersionScheme;
  /** Canonical CPE values: the version without its suffix, and update to other. */
  readonly version: string;
  readonly attributes: readonly string[];
  /** Plain text as the scheme orders it: without and with the suffix (`9.2`, `9.2p1`). */
  readonly baseVersion: string;
  readonly fullVersion: string;
  /** The same two as the scheme reads them, undefined when it cannot; read once for thousands of ranges. */
  readonly parsedBase: unknown;
  readonly parsedFull: unknown;
  /** The version holds unquoted wildcards: it is a pattern, not a version. */
  readonly versionIsPattern: boolean;
}

/** Prepares a CPE for judging; a suffix such as `p1` may stand in the version or in the update. */
export function observedProductOf(name: CpeName): ObservedProduct {
  const written = productKey(name);
  const key = mainProductKey(written);
  const [, vendor = '', product = ''] = key === written ? ['', name.vendor, name.product] : splitBound(key);
  const scheme = schemeForProduct(vendor, product);
  const { version, update } = splitVersion(scheme.name, name.version, name.update);
  const baseVersion = textOfCpeValue(version);
  const suffix = splitVersion(scheme.name, version + update, any).update === update ? update : '';
  const fullVersion = suffix === any ? baseVersion : baseVersion + suffix;
  const parsedBase = scheme.parse(baseVersion);
  return {
    name,
    key,
    scheme,
    version,
    attributes: [
      update,
      name.edition,
      name.language,
      name.swEdition,
      name.targetSw,
      name.targetHw,
      name.other,
    ],
    baseVersion,
    fullVersion,
    parsedBase,
    parsedFull: fullVersion === baseVersion ? parsedBase : scheme.parse(fullVersion),
    versionIsPattern: hasWildcard(version),
  };
}
