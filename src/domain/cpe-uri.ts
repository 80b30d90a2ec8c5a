import { any, cpeValueOfText } from './cpe-value.ts';

const maxComponents = 7;

/**
 * Unbinds the part of a CPE URI behind `cpe:/` to eleven canonical values in the order of a formatted string
 * (NIST IR 7695 §6.1.3). Undefined when it is no CPE URI.
 */
export function unbindCpeUri(text: string): string[] | undefined {
  const components = text.split(':');
  if (components.length > maxComponents) return undefined;
  const [part = '', vendor = '', product = '', version = '', update = '', edition = '', language = ''] =
    components;
  const packed = edition.startsWith('~') ? edition.slice(1).split('~') : [edition];
  if (packed.length !== 1 && packed.length !== 5) return undefined;
  const [plainEdition = '', swEdition = '', targetSw = '', targetHw = '', other = ''] = packed;
  const raw = [part, vendor, product, version, update, plainEdition, language];
  const values = [...raw, swEdition, targetSw, targetHw, other].map(unbindValue);
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** One URI component: empty is ANY, `-` is NA, `%01` is `?`, `%02` is `*`, other percent forms are quoted. */
function unbindValue(raw: string): string | undefined {
  if (raw === '' || raw === '*') return any;
  if (raw === '-') return raw;
  let out = '';
  for (const piece of raw.split(/(%[0-9a-f]{2})/iu)) {
    if (piece === '') continue;
    const value = unbindPiece(piece.toLowerCase());
    if (value === undefined) return undefined;
    out += value === '\\-' ? '-' : value;
  }
  return out === '-' ? '\\-' : out;
}

function unbindPiece(piece: string): string | undefined {
  if (piece === '%01') return '?';
  if (piece === '%02') return '*';
  if (!piece.includes('%')) return cpeValueOfText(piece);
  return /^%[0-9a-f]{2}$/u.test(piece)
    ? cpeValueOfText(String.fromCharCode(parseInt(piece.slice(1), 16)))
    : undefined;
}
