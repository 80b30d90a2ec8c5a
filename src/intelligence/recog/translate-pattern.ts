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
/** Letters whose escape means the same in Ruby and JavaScript; digits are references to groups. */
const sameLetters = 'dDwWsSbBnrtfvxu0123456789';

/**
 * Translates a pattern of Recog, which Ruby's Onigmo reads, into one of JavaScript: `^` and `$` stand at every line,
 * `(?i)` at the start and `(?i:…)` anywhere. What JavaScript would read differently without a word is a fault.
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
  const body = translateBody(lead === null ? pattern : (lead[1] ?? '') + pattern.slice(lead[0].length));
  if (typeof body !== 'string') return body;
  return { pattern: body, flags: [...set].toSorted().join('') };
}

function translateBody(pattern: string): string | { fault: string } {
  let out = '';
  let inClass = false;
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
    const group = inClass || sign !== '(' ? undefined : /^\(\?([a-z]{1,3}):/u.exec(pattern.slice(at, at + 6));
    if (group === undefined || group === null) {
      out += sign;
      continue;
    }
    const letters = (group[1] ?? '').split('').map((letter) => inlineFlags.get(letter));
    if (letters.includes(undefined)) return { fault: `the inline flags ${group[1]}` };
    out += `(?${letters.join('')}:`;
    at += group[0].length - 1;
  }
  return out;
}
