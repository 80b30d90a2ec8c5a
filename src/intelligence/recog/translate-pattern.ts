/** A pattern in JavaScript's form, or why it has none. */
export type TranslatedPattern =
  | { readonly pattern: string; readonly flags: string }
  | { readonly fault: string };

const maxPatternLength = 1000;
const knownFlags: ReadonlyMap<string, string> = new Map([
  ['REG_ICASE', 'i'],
  // Ruby's multi-line mode is what others call "dot matches newline".
  ['REG_DOT_NEWLINE', 's'],
  ['REG_MULTILINE', 's'],
]);
const inlineFlags: ReadonlyMap<string, string> = new Map([
  ['i', 'i'],
  ['m', 's'],
]);
const startOfText = String.raw`(?<![\s\S])`;
const endOfText = String.raw`(?![\s\S])`;
const anchors: ReadonlyMap<string, string> = new Map([
  ['A', startOfText],
  ['z', endOfText],
  ['Z', String.raw`(?=\n?(?![\s\S]))`],
]);
/** A choice between line ends, white space and any character, as in `(?:\\r|\\n|.)`. */
const choiceOfSpaces = /\(\?:(?<ways>(?:\\[rnts]|\.)(?:\|(?:\\[rnts]|\.)){1,4})\)/gu;
/** Letters whose escape means the same in Ruby and JavaScript; digits are references to groups. */
const sameLetters = 'dDwWsSbBnrtfvxu0123456789';

/**
 * Translates a pattern of Recog, which Ruby's Onigmo reads, into one of JavaScript: `^` and `$` stand at every line,
 * `(?i)` at the start and `(?i:…)` anywhere, `.` stops at line feeds only. What would be read otherwise is a fault.
 */
export function translatePattern(pattern: string, flags: string): TranslatedPattern {
  if (pattern.length > maxPatternLength) return { fault: `a pattern over ${maxPatternLength} characters` };
  const set = new Set('m');
  for (const word of flags.split(',').map((flag) => flag.trim())) {
    if (word === '') continue;
    const flag = knownFlags.get(word);
    if (flag === undefined) return { fault: `the unknown flag ${word.slice(0, 40)}` };
    set.add(flag);
  }
  const lead = /^(\^?)\(\?([a-z]{1,3})\)/u.exec(pattern);
  for (const letter of lead?.[2] ?? '') {
    const flag = inlineFlags.get(letter);
    if (flag === undefined) return { fault: `the inline flag ${letter}` };
    set.add(flag);
  }
  const rest = lead === null ? pattern : (lead[1] ?? '') + pattern.slice(lead[0].length);
  const body = translateBody(rest.replaceAll(choiceOfSpaces, oneOf), set.has('s'));
  if (typeof body !== 'string') return body;
  return { pattern: body, flags: [...set].toSorted().join('') };
}

/** Such a choice without a choice, which repeated would double the ways with every character. */
function oneOf(whole: string, ways: string): string {
  const all = ways.split('|');
  if (all.includes('.')) return all.some((way) => way === '\\n' || way === '\\s') ? String.raw`[\s\S]` : '.';
  return all.includes('\\s') ? '\\s' : whole;
}

function translateBody(pattern: string, dotIsAll: boolean): string | { fault: string } {
  let out = '';
  let inClass = false;
  // For each open group whether a dot inside of it is any character: Ruby's (?m:…).
  const dots = [dotIsAll];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] ?? '';
    if (sign === '\\') {
      const next = pattern[at + 1] ?? '';
      const anchor = inClass ? undefined : anchors.get(next);
      if (anchor === undefined && /[A-Za-z0-9]/u.test(next) && !sameLetters.includes(next)) {
        return { fault: `the escape \\${next}` };
      }
      out += anchor ?? sign + next;
      at += 1;
      continue;
    }
    if (inClass && sign === '[') {
      if (pattern[at + 1] === ':') return { fault: 'a POSIX class' };
      out += '\\[';
      continue;
    }
    if (sign === '[') inClass = true;
    if (sign === ']') inClass = false;
    const outer = dots.at(-1) ?? dotIsAll;
    if (!inClass && sign === ')' && dots.length > 1) dots.pop();
    const group = inClass || sign !== '(' ? undefined : /^\(\?([a-z]{1,3}):/u.exec(pattern.slice(at, at + 6));
    if (group === undefined || group === null) {
      if (!inClass && sign === '(') dots.push(outer);
      out += sign === '.' && !inClass && !outer ? String.raw`[^\n]` : sign;
      continue;
    }
    const letters = (group[1] ?? '').split('').map((letter) => inlineFlags.get(letter));
    if (letters.includes(undefined)) return { fault: `the inline flags ${group[1]}` };
    dots.push(outer || letters.includes('s'));
    out += `(?${letters.join('')}:`;
    at += group[0].length - 1;
  }
  return out;
}
