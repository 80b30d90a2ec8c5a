import { unbindCpeUri } from './cpe-uri.ts';
import { canonicalCpeValue } from './cpe-value.ts';

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
const maxCpeLength = 2048;

/**
 * Reads a formatted string (`cpe:2.3:a:…`, all eleven attributes) or a URI (`cpe:/a:…`), in any letter case.
 * Punctuation that should have been escaped is taken as meant; undefined for everything else.
 */
export function parseCpeName(text: string): CpeName | undefined {
  if (text.length > maxCpeLength) return undefined;
  const start = text.slice(0, prefix.length).toLowerCase();
  if (start === prefix) return nameOf(splitBound(text, prefix.length), canonicalCpeValue);
  if (start.startsWith('cpe:/')) return nameOf(unbindCpeUri(text.slice('cpe:/'.length)), (value) => value);
  return undefined;
}

/** The formatted string of a name; `formatCpeName(parseCpeName(x))` is x for every canonical x. */
export function formatCpeName(name: CpeName): string {
  return prefix + cpeAttributes.map((attribute) => name[attribute]).join(':');
}

/** `part:vendor:product`: what statements are filed under. */
export function productKey(name: CpeName): string {
  return `${name.part}:${name.vendor}:${name.product}`;
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
  const [part, vendor, product, version, update, edition, language, swEdition, targetSw, targetHw, other] =
    raw.map(read);
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
