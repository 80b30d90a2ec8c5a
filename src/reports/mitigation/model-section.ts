import { printableText } from '../../support/printable-text.ts';
import { markdownLink, markdownText } from './markdown-text.ts';

const mostCharacters = 4000;
const mostLines = 120;

/**
 * What a language model wrote, as a section that says so: no HTML, no link but those in `references`, no image, no
 * heading. Undefined when it names a version, CVE id or command that `ground` does not name: then nothing of it is used.
 */
export function modelSection(
  written: string,
  {
    ground,
    references,
    model,
  }: {
    readonly ground: string;
    readonly references: readonly string[];
    readonly model: string;
  },
): string | undefined {
  const lines = written
    .slice(0, mostCharacters)
    .split(/\r?\n/u)
    .slice(0, mostLines)
    .map((line) => ({ indent: /^ {0,3}/u.exec(line)?.[0] ?? '', text: printableText(line, 1000) }));
  const text = lines.map((line) => line.text).join('\n');
  if (text.trim() === '' || !staysWithin(text, ground)) return undefined;
  const allowed = new Set(references);
  const body = lines.map(({ indent, text: line }) => (line === '' ? '' : indent + cleanLine(line, allowed)));
  return [
    `## In other words`,
    `_Written by a language model (${markdownText(model, 100)}) from the text above, and not checked by a person. Where they differ, the text above counts._`,
    body.join('\n').trim(),
  ].join('\n\n');
}

/** Whether versions, CVE ids and commands are all of the ground. */
function staysWithin(text: string, ground: string): boolean {
  const plain = ground.replaceAll('\\', '');
  const named = [
    ...(text.match(/\bCVE-\d{4}-\d{4,19}\b/giu) ?? []),
    ...(text.match(/\d+(?:\.\d+)+(?:(?:alpha|beta|rc|p)\d+)?/giu) ?? []),
    // Whatever begins like a command of RouterOS or a path.
    ...(text.match(/(?<![\w<:/.])\/[a-z][\w-]*[^`\n]*/giu) ?? []),
    ...[...text.matchAll(/`([^`\n]+)`/gu)]
      .map(([, code = '']) => code)
      .filter((code) => /[\s/|;&$]/u.test(code)),
  ];
  const words = new Set(plain.match(/\d+(?:\.\d+)+(?:(?:alpha|beta|rc|p)\d+)?/giu));
  return named.every((name) => {
    const bare = name.replace(/[\s.,;:)*_]+$/u, '');
    return /^[\d.]+\w*$/u.test(bare) ? words.has(bare) : plain.toLowerCase().includes(bare.toLowerCase());
  });
}

function cleanLine(line: string, allowed: ReadonlySet<string>): string {
  const [, mark = '', rest = ''] = /^((?:[-*]|\d{1,2}[.)])\s)?(.*)$/u.exec(line.replace(/^#+\s*/u, '')) ?? [];
  return (
    mark +
    splitAddresses(rest)
      .map((part) => cleanPart(part, allowed))
      .join('')
  );
}

/** Addresses and the text between them, in their order. */
function splitAddresses(text: string): string[] {
  return text.split(/(\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>()[\]"'`]+|\S+@\S+)/iu);
}

function cleanPart(part: string, allowed: ReadonlySet<string>): string {
  const address = part.replace(/[.,;:!?*_]+$/u, '');
  if (allowed.has(address)) return markdownLink(address);
  if (/^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)/iu.test(part) || /^\S+@\S+$/u.test(part))
    return '(address left out)';
  const strong = part.split(/(\*\*[^*]{1,200}\*\*)/u);
  return strong
    .map((piece) =>
      /^\*\*[^*]+\*\*$/u.test(piece) ? `**${markdownText(piece.slice(2, -2), 400)}**` : keepingSpaces(piece),
    )
    .join('');
}

function keepingSpaces(text: string): string {
  if (text.trim() === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${markdownText(text)}${/\s$/u.test(text) ? ' ' : ''}`;
}
