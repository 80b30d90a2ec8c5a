import type { Letter, LetterMessage } from '../../domain/letter.ts';
import { omittedLine } from '../letter-lines.ts';

/** The letter as HTML without anything that has to be fetched. */
export function letterHtml({ subject, messages, omitted }: Letter): string {
  const isDigest = messages.length > 1 || omitted > 0;
  const parts = messages.map((message) => messageHtml(message, isDigest)).join('\n');
  const more = omitted > 0 ? `\n<p>${escapeHtml(omittedLine(omitted))}</p>` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; line-height: 1.4">
<h1 style="font-size: 1.2em">${escapeHtml(subject)}</h1>
${parts}${more}
</body></html>
`;
}

function messageHtml(message: LetterMessage, isDigest: boolean): string {
  const title = `${message.subject} (${message.occurredAt})`;
  const rows = message.facts.map(
    ({ name, value }) =>
      `<tr><th style="text-align: left; padding-right: 1em">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return [
    ...(isDigest ? [`<h2 style="font-size: 1em">${escapeHtml(title)}</h2>`] : []),
    `<p>${escapeHtml(message.summary)}</p>`,
    ...(rows.length > 0 ? [`<table>${rows.join('')}</table>`] : []),
    ...(message.link === null ? [] : [`<p><a href="${escapeHtml(message.link)}">Open the report</a></p>`]),
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
