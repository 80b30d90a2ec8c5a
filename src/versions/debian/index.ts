import { compareNumerals, maxVersionLength, placeOfNumerals, readNumeral, type Numeral } from '../numeral.ts';
import type { VersionScheme } from '../version-scheme.ts';

export interface DebianVersion {
  readonly epoch: Numeral;
  readonly upstream: string;
  /** Empty when the package is native. */
  readonly revision: string;
}

/** Debian package versions, [epoch:]upstream[-revision], ordered as Debian Policy §5.6.12 says. */
export const debian: VersionScheme<DebianVersion> = {
  name: 'debian',
  parse,
  compare,
  place: ({ epoch }) => placeOfNumerals([epoch]),
};

const pattern = /^(?:(\d+):)?(\d[A-Za-z0-9.+~:-]*)$/u;

function parse(text: string): DebianVersion | undefined {
  if (text.length > maxVersionLength) return undefined;
  const [, givenEpoch, rest] = pattern.exec(text) ?? [];
  if (rest === undefined) return undefined;
  // Only what has an epoch may have a colon in its upstream version.
  if (givenEpoch === undefined && rest.includes(':')) return undefined;
  const epoch = givenEpoch ?? '0';
  const dash = rest.lastIndexOf('-');
  const revision = dash < 0 ? '' : rest.slice(dash + 1);
  if (dash === rest.length - 1 || revision.includes(':')) return undefined;
  return {
    epoch: readNumeral(epoch, 0, epoch.length),
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision,
  };
}

function compare(a: DebianVersion, b: DebianVersion): number {
  return (
    compareNumerals(a.epoch, b.epoch) ||
    compareParts(a.upstream, b.upstream) ||
    compareParts(a.revision, b.revision)
  );
}

/** Alternates between a run of non-digits (by weight) and a run of digits (by value) until both texts end. */
function compareParts(a: string, b: string): number {
  let left = 0;
  let right = 0;
  while (left < a.length || right < b.length) {
    while (isWordAt(a, left) || isWordAt(b, right)) {
      const order = weightAt(a, left) - weightAt(b, right);
      if (order !== 0) return order;
      left += 1;
      right += 1;
    }
    const leftEnd = endOfDigits(a, left);
    const rightEnd = endOfDigits(b, right);
    const order = compareNumerals(readNumeral(a, left, leftEnd), readNumeral(b, right, rightEnd));
    if (order !== 0) return order;
    left = leftEnd;
    right = rightEnd;
  }
  return 0;
}

function isWordAt(text: string, index: number): boolean {
  return index < text.length && !isDigit(text.charCodeAt(index));
}

/** `~` sorts before the end, the end (or a digit) before letters, letters before everything else. */
function weightAt(text: string, index: number): number {
  if (!isWordAt(text, index)) return 0;
  const code = text.charCodeAt(index);
  if (code === 126) return -1;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter ? code : code + 256;
}

function endOfDigits(text: string, from: number): number {
  let index = from;
  while (index < text.length && isDigit(text.charCodeAt(index))) index += 1;
  return index;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
