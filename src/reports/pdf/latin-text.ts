import { printableText } from '../../support/printable-text.ts';

// What Windows code page 1252 has beyond Latin-1: the encoding of the fonts every PDF reader brings (ISO 32000-1, D.2).
const beyondLatin1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const notShown = new RegExp(`[^\\u0020-\\u007E\\u00A0-\\u00FF${beyondLatin1}]`, 'gu');

/**
 * Text that the standard fonts of PDF can show, on one line and cut at `maxLength` characters; any other character
 * is written as its code point, `\u{4E2D}`, so that nothing vanishes unseen.
 */
export function latinText(text: string, maxLength = 200): string {
  const shown = printableText(text, maxLength).replace(
    notShown,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
  return cutBetweenSigns(shown, maxLength);
}

function cutBetweenSigns(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let kept = '';
  for (const sign of latinSigns(text)) {
    if (kept.length + sign.length > maxLength - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** What is never cut inside: characters, and the code points that stand for some. */
export function latinSigns(text: string): readonly string[] {
  return text.match(/\\u\{[0-9A-F]{1,6}\}|./gsu) ?? [];
}
