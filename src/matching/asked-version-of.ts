import { isPlainValue } from '../domain/cpe-value.ts';
import type { AskedVersion } from '../versions/asked-version.ts';
import type { ObservedProduct } from './observed-product.ts';
import { hasSuffixes } from './version-suffix.ts';

/**
 * The version that matches can be screened by before they are judged; undefined where more than it decides whether
 * one fits: an unknown version, a pattern, a scheme whose suffix stands in the version or in the update.
 */
export function askedVersionOf({ version, scheme, parsedBase }: ObservedProduct): AskedVersion | undefined {
  if (!isPlainValue(version) || hasSuffixes(scheme.name)) return undefined;
  return { value: version, scheme, parsed: parsedBase };
}
