import {
  compareNumeralLists,
  compareNumerals,
  maxVersionLength,
  placeOfNumerals,
  readNumeral,
  type Numeral,
} from '../numeral.ts';
import type { VersionScheme } from '../version-scheme.ts';

export interface OpenSshVersion {
  readonly numbers: readonly Numeral[];
  /** Number behind `p`, 0 when there is none. */
  readonly portable: Numeral;
}

/** OpenSSH release numbers: `9.2p1` is the first portable release of 9.2 and sorts right after it. */
export const openssh: VersionScheme<OpenSshVersion> = {
  name: 'openssh',
  parse,
  compare,
  place: ({ numbers }) => placeOfNumerals(numbers),
};

const pattern = /^(\d+(?:\.\d+){0,3})(?:[-_.]?p(\d+))?$/iu;

function parse(text: string): OpenSshVersion | undefined {
  if (text.length > maxVersionLength) return undefined;
  const [, numbers, portable = '0'] = pattern.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  return {
    numbers: numbers.split('.').map((part) => readNumeral(part, 0, part.length)),
    portable: readNumeral(portable, 0, portable.length),
  };
}

function compare(a: OpenSshVersion, b: OpenSshVersion): number {
  return compareNumeralLists(a.numbers, b.numbers) || compareNumerals(a.portable, b.portable);
}
