import { cpeValueOfText } from '../../domain/cpe-value.ts';

/** A free-text name in the form of CPE values: lower case, spaces as underscores; undefined when nothing is left. */
export function normaliseName(text: string): string | undefined {
  const words = text
    .normalize('NFKC')
    .replaceAll(/[®™©]/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, '_');
  return words === '' || words.length > 256 ? undefined : cpeValueOfText(words);
}
