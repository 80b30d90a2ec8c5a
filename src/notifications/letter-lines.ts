import type { Letter, LetterMessage } from '../domain/letter.ts';

/** One message as lines of text; the link comes last. */
function messageLines(message: LetterMessage): string[] {
  return [
    message.summary,
    ...message.facts.map(({ name, value }) => `${name}: ${value}`),
    ...(message.link === null ? [] : [message.link]),
  ];
}

/** The whole letter as text; several messages each under their subject. */
export function letterText({ messages, omitted }: Letter): string {
  const isDigest = messages.length > 1 || omitted > 0;
  const parts = messages.map((message) =>
    [...(isDigest ? [`${message.subject} (${message.occurredAt})`] : []), ...messageLines(message)].join(
      '\n',
    ),
  );
  return [...parts, ...(omitted > 0 ? [omittedLine(omitted)] : [])].join('\n\n');
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
