import { unbindCpeUri } from './cpe-uri.ts';
import { any, canonicalCpeValue, isBareCode } from './cpe-value.ts';

/**
 * A CPE 2.3 name. Every attribute is in the canonical bound form of a formatted string (NIST IR 7695 §6.2):
 * lower case, `*` for ANY, `-` for NA, punctuation but `.`, `-` and `_` behind a backslash.
 */
export interface CpeName {
  readonly part: string;
  readonly vendor: string;
  readonly product: string;
  readonly version: string;
  readonly update: string;
  readonly edition: string;
  readonly language: string;
  readonly swEdition: string;
  readonly targetSw: string;
  readonly targetHw: string;
  readonly other: string;
}

export type CpeAttribute = keyof CpeName;

/** The attributes in the order of a formatted string. */
export const cpeAttributes: readonly CpeAttribute[] = [
  'part',
  'vendor',
  'product',
  'version',
  'update',
  'edition',
  'language',
  'swEdition',
  'targetSw',
  'targetHw',
  'other',
];

const prefix = 'cpe:2.3:';
const nothingSaid = ':*:*:*:*:*:*:*';
const colon = 0x3a;
const maxCpeLength = 2048;

/**
 * Reads a formatted string (`cpe:2.3:a:…`, all eleven attributes) or a URI (`cpe:/a:…`), in any letter case.
 * Punctuation that should have been escaped is taken as meant; undefined for everything else.
 */
export function parseCpeName(text: string): CpeName | undefined {
  if (text.length > maxCpeLength) return undefined;
  const start = text.startsWith(prefix) ? prefix : text.slice(0, prefix.length).toLowerCase();
  if (start === prefix) return readCommon(text) ?? nameOf(splitBound(text, prefix.length), canonicalCpeValue);
  if (start.startsWith('cpe:/')) return nameOf(unbindCpeUri(text.slice('cpe:/'.length)), (value) => value);
  return undefined;
}

/**
 * The form in which nearly all names come: four bare values and nothing said of the rest. One pass, where reading
 * attribute by attribute takes eleven; undefined for every other form, right or wrong.
 */
function readCommon(text: string): CpeName | undefined {
  if (!text.endsWith(nothingSaid)) return undefined;
  const end = text.length - nothingSaid.length;
  let vendorAt = 0;
  let productAt = 0;
  let versionAt = 0;
  for (let at = prefix.length; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== colon) {
      if (!isBareCode(code)) return undefined;
    } else if (vendorAt === 0) vendorAt = at + 1;
    else if (productAt === 0) productAt = at + 1;
    else if (versionAt === 0) versionAt = at + 1;
    else return undefined;
  }
  const part = text.charAt(prefix.length);
  const isWhole = vendorAt === prefix.length + 2 && productAt > vendorAt + 1 && versionAt > productAt + 1;
  if (!isWhole || versionAt >= end || !/[aoh-]/u.test(part)) return undefined;
  return {
    part,
    vendor: text.slice(vendorAt, productAt - 1),
    product: text.slice(productAt, versionAt - 1),
    version: text.slice(versionAt, end),
    update: any,
    edition: any,
    language: any,
    swEdition: any,
    targetSw: any,
    targetHw: any,
    other: any,
  };
}

/** The formatted string of a name; `formatCpeName(parseCpeName(x))` is x for every canonical x. */
export function formatCpeName(name: CpeName): string {
  return prefix + cpeAttributes.map((attribute) => name[attribute]).join(':');
}

let lastKeyed: { readonly name: CpeName; readonly key: string } | undefined;

/** `part:vendor:product`: what statements are filed under. Asked of the same name several times in a row. */
export function productKey(name: CpeName): string {
  if (lastKeyed?.name === name) return lastKeyed.key;
  const key = `${name.part}:${name.vendor}:${name.product}`;
  lastKeyed = { name, key };
  return key;
}

/** Splits at the colons that are not escaped, beginning at `from`. */
export function splitBound(text: string, from = 0): string[] {
  const parts: string[] = [];
  let begin = from;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x3a) {
      parts.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  parts.push(text.slice(begin));
  return parts;
}

function nameOf(
  raw: readonly string[] | undefined,
  read: (text: string) => string | undefined,
): CpeName | undefined {
  if (raw?.length !== cpeAttributes.length) return undefined;
  const valueAt = (index: number) => read(raw[index] ?? '');
  const part = valueAt(0);
  const vendor = valueAt(1);
  const product = valueAt(2);
  const version = valueAt(3);
  const update = valueAt(4);
  const edition = valueAt(5);
  const language = valueAt(6);
  const swEdition = valueAt(7);
  const targetSw = valueAt(8);
  const targetHw = valueAt(9);
  const other = valueAt(10);
  if (part === undefined || !/^[aoh*-]$/u.test(part)) return undefined;
  if (vendor === undefined || product === undefined || version === undefined || update === undefined) {
    return undefined;
  }
  if (edition === undefined || language === undefined || swEdition === undefined) return undefined;
  if (targetSw === undefined || targetHw === undefined || other === undefined) return undefined;
  return {
    part,
    vendor,
    product,
    version,
    update,
    edition,
    language,
    swEdition,
    targetSw,
    targetHw,
    other,
  };
}
