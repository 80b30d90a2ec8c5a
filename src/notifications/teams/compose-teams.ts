import type { Letter, LetterMessage } from '../../domain/letter.ts';
import type { ComposeRequest } from '../channel.ts';
import { cutText, headingBefore, isOfSeveral, omittedLine, titleOf } from '../letter-lines.ts';

/** Teams takes 28 KB in a message (the same, "Limits"). */
const mostBytes = 28_000;
const mostMessages = 10;

/**
 * An adaptive card for the workflow "Post to a channel when a webhook request is received" (Microsoft Teams, "Create
 * incoming webhooks with Workflows"; Adaptive Cards 1.4).
 */
export const composeTeams: ComposeRequest = (letter, { address }) => {
  let most = Math.min(mostMessages, letter.messages.length);
  let body = bodyOf(letter, most);
  while (most > 1 && Buffer.byteLength(body) > mostBytes) {
    most -= 1;
    body = bodyOf(letter, most);
  }
  return { url: address, headers: { 'content-type': 'application/json' }, body };
};

function bodyOf(letter: Letter, most: number): string {
  const { subject, messages, omitted } = letter;
  const isTitled = isOfSeveral(letter);
  const shown = messages.slice(0, most);
  const hidden = omitted + messages.length - shown.length;
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      textBlock(subject, { weight: 'Bolder', size: 'Medium' }),
      ...shown.flatMap((message, index) => [
        ...headingBefore(letter, index).map((heading) =>
          textBlock(heading, { size: 'Medium', separator: true }),
        ),
        ...itemsOf(message, isTitled),
      ]),
      ...(hidden > 0 ? [textBlock(omittedLine(hidden), {})] : []),
    ],
    actions: shown
      .filter(({ link }) => link !== null)
      .slice(0, 5)
      .map(({ link, subject: about }) => ({
        type: 'Action.OpenUrl',
        title: isTitled ? cutText(about, 60) : 'Open the report',
        url: link,
      })),
  };
  const attachment = {
    contentType: 'application/vnd.microsoft.card.adaptive',
    contentUrl: null,
    content: card,
  };
  return JSON.stringify({ type: 'message', attachments: [attachment] });
}

function itemsOf(message: LetterMessage, isTitled: boolean): object[] {
  const most = isTitled ? 5 : 15;
  const facts = message.facts
    .slice(0, most)
    .map(({ name, value }) => ({ title: cutText(name, 60), value: escapeMarkdown(cutText(value, 200)) }));
  return [
    ...(isTitled ? [textBlock(titleOf(message), { weight: 'Bolder', separator: true })] : []),
    textBlock(message.summary, {}),
    ...(facts.length > 0 ? [{ type: 'FactSet', facts }] : []),
  ];
}

function textBlock(text: string, over: object): object {
  return { type: 'TextBlock', text: escapeMarkdown(cutText(text, 500)), wrap: true, ...over };
}

/** Text blocks and facts read Markdown; what a scan found must stay text. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!|<>~]/gu, String.raw`\$&`);
}
