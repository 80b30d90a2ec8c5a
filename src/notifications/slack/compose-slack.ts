import type { Letter, LetterMessage } from '../../domain/letter.ts';
import type { ComposeRequest } from '../channel.ts';
import { cutText, headingBefore, isOfSeveral, omittedLine, titleOf } from '../letter-lines.ts';

/** A message has at most 50 blocks, of which two belong to the letter. */
const mostBlocks = 48;
/** A block has at most ten fields; of a message there are two such blocks. */
const fieldsOfBlock = 10;
const mostFields = 2 * fieldsOfBlock;

/** An incoming webhook (Slack API, "Sending messages using incoming webhooks") in Block Kit. */
export const composeSlack: ComposeRequest = (letter, { address }) => {
  const { subject, messages, omitted } = letter;
  const shown = withRoom(letter);
  const hidden = omitted + messages.length - shown.length;
  const blocks = [
    { type: 'header', text: plain(subject, 150) },
    ...shown.flat(),
    ...(hidden > 0 ? [{ type: 'section', text: plain(omittedLine(hidden), 3000) }] : []),
  ];
  const body = JSON.stringify({ text: escapeText(cutText(subject, 300)), blocks });
  return { url: address, headers: { 'content-type': 'application/json' }, body };
};

/** The blocks of each message that there is room for. */
function withRoom(letter: Letter): object[][] {
  const shown: object[][] = [];
  for (const [index, message] of letter.messages.entries()) {
    const heading = headingBefore(letter, index).map((text) => ({ type: 'header', text: plain(text, 150) }));
    const blocks = [...heading, ...blocksOf(message, isOfSeveral(letter))];
    if (shown.flat().length + blocks.length > mostBlocks) break;
    shown.push(blocks);
  }
  return shown;
}

function blocksOf(message: LetterMessage, isTitled: boolean): object[] {
  const words = isTitled ? `${titleOf(message)}\n${message.summary}` : message.summary;
  const fields = fieldsOf(message);
  const link = message.link === null ? undefined : `<${escapeText(message.link)}|Open the report>`;
  return [
    { type: 'section', text: plain(words, 3000) },
    ...[fields.slice(0, fieldsOfBlock), fields.slice(fieldsOfBlock)]
      .filter((some) => some.length > 0)
      .map((some) => ({ type: 'section', fields: some })),
    ...(link === undefined ? [] : [{ type: 'section', text: { type: 'mrkdwn', text: link } }]),
  ];
}

/** What there is no room for is counted. */
function fieldsOf({ facts }: LetterMessage): object[] {
  const shown = facts.length > mostFields ? facts.slice(0, mostFields - 1) : facts;
  const hidden = facts.length - shown.length;
  return [
    ...shown.map(({ name, value }) => plain(`${name}: ${value}`, 2000)),
    ...(hidden > 0 ? [plain(`${hidden} more are in the report.`, 2000)] : []),
  ];
}

/** Text of a scan is never read as markup, so that a host name cannot mention or link anything. */
function plain(text: string, most: number) {
  return { type: 'plain_text', text: cutText(text, most), emoji: false };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
