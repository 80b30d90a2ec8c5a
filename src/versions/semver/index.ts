import {
  compareNumeralLists,
  compareNumerals,
  maxVersionLength,
  placeOfNumerals,
  readNumeral,
  type Numeral,
} from '../numeral.ts';
import type { VersionScheme } from '../version-scheme.ts';

type Identifier = { readonly numeral: Numeral } | { readonly word: string };

export interface SemanticVersion {
  readonly core: readonly Numeral[];
  /** Empty for a release. */
  readonly preRelease: readonly Identifier[];
}

/** Semantic Versioning 2.0.0, precedence of §11; missing numbers count as 0, further ones
 * are compared too (published bounds have them), a leading v is ignored. */
export const semver: VersionScheme<SemanticVersion> = {
  name: 'semver',
  parse,
  compare,
  place: ({ core }) => placeOfNumerals(core),
};

const pattern = /^v?(\d+(?:\.\d+)*)(?:-([0-9a-z.-]+))?(?:\+[0-9a-z.-]+)?$/iu;

function parse(text: string): SemanticVersion | undefined {
  if (text.length > maxVersionLength) return undefined;
  const [, core, preRelease] = pattern.exec(text) ?? [];
  if (core === undefined) return undefined;
  const words = preRelease?.split('.') ?? [];
  if (words.includes('')) return undefined;
  return {
    core: core.split('.').map((part) => readNumeral(part, 0, part.length)),
    preRelease: words.map((word) =>
      /^\d+$/u.test(word) ? { numeral: readNumeral(word, 0, word.length) } : { word },
    ),
  };
}

function compare(a: SemanticVersion, b: SemanticVersion): number {
  const order = compareNumeralLists(a.core, b.core);
  if (order !== 0) return order;
  if (a.preRelease.length === 0 || b.preRelease.length === 0)
    return b.preRelease.length - a.preRelease.length;
  for (const [index, left] of a.preRelease.entries()) {
    const right = b.preRelease[index];
    if (right === undefined) return 1;
    const step = compareIdentifiers(left, right);
    if (step !== 0) return step;
  }
  return a.preRelease.length - b.preRelease.length;
}

function compareIdentifiers(a: Identifier, b: Identifier): number {
  if ('numeral' in a) return 'numeral' in b ? compareNumerals(a.numeral, b.numeral) : -1;
  if ('numeral' in b) return 1;
  return a.word < b.word ? -1 : a.word > b.word ? 1 : 0;
}
