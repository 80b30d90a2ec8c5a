/** How a word between numbers moves a version against the same version without it. */
export interface RankedWord {
  /** Negative: before the release; 0: the release itself; positive: after it. */
  readonly rank: number;
  /** The word that orders within one rank; synonyms share one. */
  readonly word: string;
}

const beforeRelease: readonly (readonly string[])[] = [
  ['rc', 'cr', 'candidate'],
  ['pre', 'preview', 'prerelease'],
  ['milestone'],
  ['beta'],
  ['alpha'],
  ['snapshot', 'nightly'],
  ['dev'],
];
const release = ['release', 'final', 'ga'];
const afterRelease: readonly (readonly string[])[] = [
  ['p', 'pl', 'patch'],
  ['r', 'rev', 'revision'],
  ['sp'],
  ['u', 'update'],
  ['hotfix', 'hf'],
];

const known = new Map<string, RankedWord>([
  ...release.map((word): [string, RankedWord] => [word, { rank: 0, word: '' }]),
  ...rankedGroups(beforeRelease, (index) => -1 - index),
  ...rankedGroups(afterRelease, (index) => 2 + index),
]);

const abbreviations = new Map([
  ['a', known.get('alpha')],
  ['b', known.get('beta')],
  ['m', known.get('milestone')],
]);

/**
 * Ranks a lower-case word. A lone letter with no digit behind it is a later letter revision (1.0.2a, OpenSSL);
 * with a digit it may abbreviate: 1.0a1, 1.0b2 (PEP 440), 9.0.0.M1 (only after a separator), 2.9p2, 3.1r4.
 */
export function rankWord(word: string, digitFollows: boolean, attached: boolean): RankedWord {
  if (word.length === 1) {
    const abbreviation = word === 'm' && attached ? undefined : abbreviations.get(word);
    if (!digitFollows) return { rank: 1, word };
    if (abbreviation !== undefined) return abbreviation;
  }
  return known.get(word) ?? { rank: 1, word };
}

function rankedGroups(
  groups: readonly (readonly string[])[],
  rankOf: (index: number) => number,
): [string, RankedWord][] {
  return groups.flatMap((words, index) =>
    words.map((word): [string, RankedWord] => [word, { rank: rankOf(index), word: '' }]),
  );
}
