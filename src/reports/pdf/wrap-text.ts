import { latinSigns } from './latin-text.ts';

/** Width of a text in points. */
export type MeasureText = (text: string) => number;

/**
 * Breaks `text` into lines no wider than `width`, at most `maxLines` of them; what does not fit is cut with an
 * ellipsis. A word wider than a line is broken inside.
 */
export function wrapText(
  text: string,
  width: number,
  measure: MeasureText,
  maxLines = Number.MAX_SAFE_INTEGER,
): string[] {
  const space = measure(' ');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width, measure))) {
    const length = measure(word);
    if (line === '') {
      [line, used] = [word, length];
    } else if (used + space + length <= width) {
      line += ` ${word}`;
      used += space + length;
    } else {
      lines.push(line);
      if (lines.length === maxLines) return withEllipsis(lines, width, measure);
      [line, used] = [word, length];
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number, measure: MeasureText): string[] {
  if (measure(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of latinSigns(word)) {
    if (piece !== '' && measure(piece + character) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

function withEllipsis(lines: readonly string[], width: number, measure: MeasureText): string[] {
  const characters = [...latinSigns(lines.at(-1) ?? '')];
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop();
  return [...lines.slice(0, -1), `${characters.join('')}…`];
}
