import { any } from '../../domain/cpe-value.ts';
import { cpeAttributes, parseCpeName, productKey } from '../../domain/cpe-name.ts';
import type { AffectedEntry } from '../../domain/vulnerability-record.ts';
import { productTexts, vendorTexts } from './name-texts.ts';
import { normaliseName } from './normalise-name.ts';
import { cpeProductsOfName, cpeVendorOfName } from './product-names.ts';

/** A CPE product that an entry of a record is about. */
export interface ResolvedProduct {
  readonly product: string;
  /** The key that the record's CPE has where it is another. */
  readonly written: string | undefined;
  /** `vendor product` in the record's words where only they name it. */
  readonly named: string | undefined;
  /** Update to other of the record's CPE name where it states any. */
  readonly attributes: readonly string[] | undefined;
}

/** What is known of products beyond the entry itself. */
export interface KnownProducts {
  /** The key a product is filed under, given the key that was written. */
  keyOf(written: string): string;
  /** Whether NVD files anything under the key. */
  has(key: string): boolean;
}

const maxProducts = 500;
const parts = ['a', 'o', 'h'] as const;

/**
 * The CPE products of an entry: its own CPE names; else what `data/identifiers/product-names.json` says of its vendor
 * and product; else a CPE name elsewhere in the record with the same words; else NVD's product with the same words.
 * Empty when nothing fits: the name is unmapped.
 */
export function resolveProducts(
  entry: AffectedEntry,
  record: readonly AffectedEntry[],
  known: KnownProducts,
): ResolvedProduct[] {
  const own = productsOfCpes(entry.cpes, known);
  if (own.length > 0) return own;
  const { vendor = '', product } = wordsOf(entry);
  if (product === undefined) return [];
  const stated = cpeProductsOfName(vendor, product);
  const nvd = stated === undefined ? keysOfNvd(entry, known) : { keys: [], target: undefined };
  const keys = stated ?? [...new Set([...keysOfRecord(vendor, product, record, known), ...nvd.keys])];
  const { target } = nvd;
  return keys.map((key) => ({
    product: known.keyOf(key),
    written: undefined,
    named: `${entry.vendor} ${entry.product ?? entry.packageName}`.slice(0, 200),
    attributes: target === undefined ? undefined : [any, any, any, any, target, any, any],
  }));
}

/** Vendor and product in the form of CPE values. */
function wordsOf(entry: AffectedEntry) {
  return {
    vendor: normaliseName(entry.vendor ?? ''),
    product: normaliseName(entry.product ?? entry.packageName ?? ''),
  };
}

function productsOfCpes(cpes: readonly string[], known: KnownProducts): ResolvedProduct[] {
  const found = new Map<string, ResolvedProduct>();
  for (const text of cpes) {
    if (found.size >= maxProducts) break;
    const name = parseCpeName(text);
    if (name === undefined || [name.part, name.vendor, name.product].some((value) => /^[*-]$/u.test(value)))
      continue;
    const written = productKey(name);
    const product = known.keyOf(written);
    // Versions, updates among them, are those of `versions`: a CPE name there often names one at random.
    const attributes = [any, ...cpeAttributes.slice(5).map((attribute) => name[attribute])];
    const isOpen = attributes.every((value) => value === any || value === '-');
    const resolved = {
      product,
      written: written === product ? undefined : written,
      named: undefined,
      attributes: isOpen ? undefined : attributes,
    };
    found.set(`${written} ${isOpen ? '' : attributes.join(':')}`, resolved);
  }
  return [...found.values()];
}

/** Products of CPE names that others in the record gave to the same words: CISA maps what a CNA only names. */
function keysOfRecord(
  vendor: string,
  product: string,
  record: readonly AffectedEntry[],
  known: KnownProducts,
): string[] {
  return record
    .filter((other) => other.cpes.length > 0 && same(wordsOf(other), { vendor, product }))
    .flatMap((other) => productsOfCpes(other.cpes, known).map((found) => found.product));
}

interface Words {
  readonly vendor: string | undefined;
  readonly product: string | undefined;
}

function same(a: Words, b: Words): boolean {
  return loose(a.vendor) === loose(b.vendor) && loose(a.product) === loose(b.product);
}

function loose(name: string | undefined): string {
  return (name ?? '').replaceAll(/[\\_-]/gu, '');
}

interface NvdProducts {
  readonly keys: readonly string[];
  /** The platform that the words ask for. */
  readonly target: string | undefined;
}

/** NVD's products of that vendor under the first reading of both names, and form of it, that it knows. */
function keysOfNvd({ vendor, product, packageName }: AffectedEntry, known: KnownProducts): NvdProducts {
  const words = product ?? packageName ?? '';
  const vendors = [...new Set(vendorTexts(vendor ?? '', words).flatMap(vendorForms))];
  for (const { text, target } of productTexts(words)) {
    const normal = normaliseName(text);
    if (normal === undefined) continue;
    for (const one of vendors) {
      const keys = keysOfForms(one, formsOf(normal, [...vendors, cpeVendorOfName(one)]), known);
      if (keys.length > 0) return { keys, target };
    }
  }
  return { keys: [], target: undefined };
}

function keysOfForms(vendor: string, forms: readonly string[], known: KnownProducts): string[] {
  const cpeVendor = cpeVendorOfName(vendor);
  for (const form of forms) {
    const keys = parts
      .map((part) => known.keyOf(`${part}:${cpeVendor}:${form}`))
      .filter((key) => known.has(key));
    if (keys.length > 0) return [...new Set(keys)];
  }
  return [];
}

/** A vendor's name as it stands, and in one word (`Open Babel`). */
function vendorForms(vendor: string): string[] {
  const normal = normaliseName(vendor);
  return normal === undefined ? [] : [normal, normal.replaceAll(/[_-]/gu, '')];
}

/**
 * A product's name as it stands, then as NVD often writes it: without the vendor before it (`Apache Tomcat`), without
 * the repository's owner (`gpac/gpac`), without "software", in one word, and as the firmware of a device (`DIR-605L`).
 */
function formsOf(product: string, vendors: readonly string[]): string[] {
  const bare = vendors
    .flatMap((vendor) => [`${vendor}_`, `${vendor.split('_')[0] ?? vendor}_`])
    .filter((prefix) => product.startsWith(prefix) && product.length > prefix.length)
    .map((prefix) => product.slice(prefix.length));
  const forms = [product, ...bare];
  if (product.includes('/')) forms.push(product.slice(product.lastIndexOf('/') + 1));
  const plain = forms
    .filter((form) => form.endsWith('_software'))
    .map((form) => form.slice(0, -'_software'.length));
  const joined = product.replaceAll(/[_-]/gu, '');
  return [...new Set([...forms, ...plain, joined, ...forms.map((form) => `${form}_firmware`)])];
}
