import type { VersionScheme } from '../version-scheme.ts';
import {
  compareNumeralLists,
  maxVersionLength,
  placeOfNumerals,
  readNumeral,
  type Numeral,
} from '../numeral.ts';
import { rankWord } from './rank-word.ts';

/** A word (or a weak separator, rank 0) and the numbers behind it. */
interface Refinement {
  readonly rank: number;
  readonly word: string;
  readonly numbers: readonly Numeral[];
}

export interface GenericVersion {
  readonly numbers: readonly Numeral[];
  readonly refinements: readonly Refinement[];
}

/** The scheme of every product that has none of its own; see the readme of this folder. */
export const generic: VersionScheme<GenericVersion> = {
  name: 'generic',
  parse,
  compare,
  place: ({ numbers }) => placeOfNumerals(numbers),
};

const noRefinements: readonly Refinement[] = [];
const release: Refinement = { rank: 0, word: '', numbers: [] };

function parse(text: string): GenericVersion | undefined {
  if (text.length === 0 || text.length > maxVersionLength) return undefined;
  return parsePlain(text) ?? parseMixed(text);
}

/** The tight path: digits and single dots only; undefined for everything else. */
function parsePlain(text: string): GenericVersion | undefined {
  const numbers: Numeral[] = [];
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index === text.length ? 46 : text.charCodeAt(index);
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 || index === start) return undefined;
    numbers.push(readNumeral(text, start, index));
    start = index + 1;
  }
  return { numbers, refinements: noRefinements };
}

function parseMixed(original: string): GenericVersion | undefined {
  const text = original.toLowerCase();
  const numbers: Numeral[] = [];
  const refinements: { rank: number; word: string; numbers: Numeral[] }[] = [];
  let current = numbers;
  let broken = false;
  let previous = 0;
  let index = text.charCodeAt(0) === 118 && isDigit(text.charCodeAt(1)) ? 1 : 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    const start = index;
    if (isDigit(code)) {
      while (isDigit(text.charCodeAt(index))) index += 1;
      if (broken && current.length > 0) {
        current = [];
        refinements.push({ rank: 0, word: '', numbers: current });
      }
      current.push(readNumeral(text, start, index));
      broken = false;
    } else if (isLetter(code)) {
      while (isLetter(text.charCodeAt(index))) index += 1;
      const digitFollows = isDigit(text.charCodeAt(index));
      const attached = isDigit(previous);
      current = [];
      refinements.push({ ...rankWord(text.slice(start, index), digitFollows, attached), numbers: current });
      broken = false;
    } else {
      if (code === 42 || code === 63 || code > 126 || code < 32) return undefined;
      if (code !== 46) broken = true;
      index += 1;
    }
    previous = text.charCodeAt(index - 1);
  }
  return numbers.length === 0 && refinements.length === 0 ? undefined : { numbers, refinements };
}

function compare(a: GenericVersion, b: GenericVersion): number {
  const order = compareNumeralLists(a.numbers, b.numbers);
  if (order !== 0) return order;
  const length = Math.max(a.refinements.length, b.refinements.length);
  for (let index = 0; index < length; index += 1) {
    const refined = compareRefinements(a.refinements[index] ?? release, b.refinements[index] ?? release);
    if (refined !== 0) return refined;
  }
  return 0;
}

function compareRefinements(a: Refinement, b: Refinement): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.word !== b.word) return a.word < b.word ? -1 : 1;
  return compareNumeralLists(a.numbers, b.numbers);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
