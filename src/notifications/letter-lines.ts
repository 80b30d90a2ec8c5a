import type { Letter, LetterMessage } from '../domain/letter.ts';

/** One message as lines of text; the link comes last. */
function messageLines(message: LetterMessage): string[] {
  return [
    message.summary,
    ...message.facts.map(({ name, value }) => `${name}: ${value}`),
    ...(message.link === null ? [] : [message.link]),
  ];
}

/** Whether messages need titles: there are or were several. */
export function isOfSeveral({ messages, omitted, digest }: Letter): boolean {
  return messages.length > 1 || omitted > 0 || digest !== null;
}

/** The whole letter as text; several messages each under their subject, those of a digest under their place. */
export function letterText(letter: Letter): string {
  const { messages, omitted } = letter;
  const parts = messages.flatMap((message, index) => [
    ...headingBefore(letter, index).map((heading) => `${heading}\n${'-'.repeat(Array.from(heading).length)}`),
    [...(isOfSeveral(letter) ? [titleOf(message)] : []), ...messageLines(message)].join('\n'),
  ]);
  return [...parts, ...(omitted > 0 ? [omittedLine(omitted)] : [])].join('\n\n');
}

/** A digest in a line for each message, in `most` characters at most; what there is no room for is counted. */
export function digestText(letter: Letter, most: number): string {
  const { messages, omitted } = letter;
  const lines: string[] = [];
  let room = most - omittedLine(messages.length + omitted).length;
  let shown = 0;
  for (const [index, message] of messages.entries()) {
    const next = [...headingBefore(letter, index), `- ${cutText(message.subject, 160)}`];
    room -= Array.from(next.join('\n')).length + 1;
    if (room < 0) break;
    lines.push(...next);
    shown += 1;
  }
  const hidden = messages.length - shown + omitted;
  return [...lines, ...(hidden > 0 ? [omittedLine(hidden)] : [])].join('\n');
}

/** A message's subject and when it happened, in a letter of several. */
export function titleOf({ subject, occurredAt }: LetterMessage): string {
  return `${subject} (${occurredAt})`;
}

/** In a digest, what stands above the first message of each place; nothing above others. */
export function headingBefore({ messages, digest }: Letter, index: number): string[] {
  const place = messages[index]?.place;
  if (digest === null || place === undefined || messages[index - 1]?.place === place) return [];
  const there = messages.filter((message) => message.place === place);
  return [`${place}: ${[messageCount(there.length), ...urgentCounts(there)].join(', ')}`];
}

/** `1 message`, `2 messages`. */
export function messageCount(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}

/** How many are urgent, in words: `1 alarm`, `2 warnings`; none where none is. */
export function urgentCounts(messages: readonly Pick<LetterMessage, 'urgency'>[]): string[] {
  return (['alarm', 'warning'] as const).flatMap((word) => {
    const count = messages.filter(({ urgency }) => urgency === word).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  });
}

/** What is said of messages that a digest has no room for. */
export function omittedLine(count: number): string {
  return count === 1 ? 'One more message is not shown.' : `${count} more messages are not shown.`;
}

const rank = { info: 0, warning: 1, alarm: 2 } as const;

/** The highest urgency of its messages. */
export function letterUrgency({ messages }: Pick<Letter, 'messages'>): LetterMessage['urgency'] {
  let highest: LetterMessage['urgency'] = 'info';
  for (const { urgency } of messages) if (rank[urgency] > rank[highest]) highest = urgency;
  return highest;
}

/** Cut to `most` characters, with an ellipsis. */
export function cutText(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
