import type { Letter, LetterMessage } from '../../domain/letter.ts';
import { headingBefore, isOfSeveral, omittedLine, titleOf } from '../letter-lines.ts';

/** The letter as HTML without anything that has to be fetched. */
export function letterHtml(letter: Letter): string {
  const { subject, messages, omitted } = letter;
  const parts = messages
    .flatMap((message, index) => [
      ...headingBefore(letter, index).map(headingHtml),
      messageHtml(message, isOfSeveral(letter)),
    ])
    .join('\n');
  const more = omitted > 0 ? `\n<p>${escapeHtml(omittedLine(omitted))}</p>` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; line-height: 1.4">
<h1 style="font-size: 1.2em">${escapeHtml(subject)}</h1>
${parts}${more}
</body></html>
`;
}

function headingHtml(heading: string): string {
  return `<h2 style="font-size: 1.1em; border-bottom: 1px solid">${escapeHtml(heading)}</h2>`;
}

function messageHtml(message: LetterMessage, isTitled: boolean): string {
  const rows = message.facts.map(
    ({ name, value }) =>
      `<tr><th style="text-align: left; padding-right: 1em">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return [
    ...(isTitled ? [`<h3 style="font-size: 1em">${escapeHtml(titleOf(message))}</h3>`] : []),
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
