import { parseCpeName } from '../../domain/cpe-name.ts';
import { any } from '../../domain/cpe-value.ts';

/** What a document may tell of a product beside its CPE name (CSAF 2.0, 3.1.3.3; OpenVEX 0.2.0, Component). */
export interface FurtherIdentifiers {
  readonly purl?: string | undefined;
  /** Lists of numbers and hashes, by their name. */
  readonly lists: Readonly<Record<string, unknown>>;
}

/** Packages of distributions: they mend what their upstream's version still has. */
const distributions: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'opkg', 'qpkg', 'rpm']);

/**
 * What tells a product more closely than its CPE name, in words; null where nothing does. Scans know no serial numbers or
 * hashes, so what is said of one such product is not said of all that have its CPE name.
 */
export function narrowerWords(cpe: string | null, { purl, lists }: FurtherIdentifiers): string | null {
  const words = Object.entries(lists).flatMap(([name, list]) => (isEmpty(list) ? [] : [name]));
  // Without a CPE name the package URL is what names the product.
  if (purl !== undefined && cpe !== null && isNarrowerPurl(purl, cpe)) words.push(purl);
  return words.length === 0 ? null : words.join(', ');
}

function isEmpty(list: unknown): boolean {
  return list === undefined || list === null || (typeof list === 'object' && Object.keys(list).length === 0);
}

/** A purl of a distribution, of another version than the CPE name, or with qualifiers or a path (purl-spec). */
function isNarrowerPurl(purl: string, cpe: string): boolean {
  const [, type = '', path = '', rest = ''] = /^pkg:\/*([^/?#]+)\/([^?#]*)(.*)$/iu.exec(purl) ?? [];
  if (distributions.has(type.toLowerCase()) || rest !== '') return true;
  const [, version] = /[^/]@([^/@]*)$/u.exec(path) ?? [];
  const name = parseCpeName(cpe);
  if (version === undefined || version === '' || name === undefined) return false;
  const told = [name.version, name.update].filter((value) => value !== any && value !== '-');
  const spellings = ['', '-', '_', '.'].map((between) => told.join(between).replaceAll('\\', ''));
  return !spellings.includes(decoded(version).toLowerCase());
}

function decoded(version: string): string {
  try {
    return decodeURIComponent(version);
  } catch {
    return version;
  }
}
