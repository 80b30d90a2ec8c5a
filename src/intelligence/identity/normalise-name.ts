import { cpeValueOfText } from '../../domain/cpe-value.ts';

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

/**
 * A free-text name in the form of CPE values: lower case, spaces as underscores; undefined when nothing is left. Entities
 * of HTML are read, marks of ownership go before NFKC makes letters of `™` and `℠`, and so does what nobody sees;
 * every dash is a hyphen, every apostrophe a plain one.
 */
export function normaliseName(text: string): string | undefined {
  const words = text
    .replaceAll(/&(?:#(\d{1,6})|([a-z]{2,4}));/gu, readEntity)
    .replaceAll(/[®™℠©\p{Cf}]/gu, '')
    .normalize('NFKC')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[\u2018\u2019]/gu, "'")
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, '_');
  return words === '' || words.length > 256 ? undefined : cpeValueOfText(words);
}

function readEntity(whole: string, digits: string | undefined, name: string | undefined): string {
  if (name !== undefined) return namedEntities[name] ?? whole;
  const code = Number(digits);
  const isCharacter = code > 31 && (code < 0xd800 || (code > 0xdfff && code <= 0x10ffff));
  return isCharacter ? String.fromCodePoint(code) : whole;
}
