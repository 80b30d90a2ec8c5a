import type { ComposeRequest } from '../channel.ts';
import { cutText, digestText, letterText, letterUrgency } from '../letter-lines.ts';

/** A server takes 4096 bytes; a character has at most four. */
const mostCharacters = 1000;
const priorities = { info: 3, warning: 4, alarm: 5 } as const;

/** Publishing as JSON (ntfy, "Publish as JSON"): to the server's root, the topic in the body. */
export const composeNtfy: ComposeRequest = (letter, { address, secret }) => {
  const url = new URL(address);
  // A topic has letters, digits, hyphens and underscores alone: nothing of it is ever encoded.
  const topic = url.pathname.split('/').findLast((part) => part !== '') ?? '';
  if (!/^[\w-]{1,64}$/u.test(topic)) return { refusal: 'its address does not end in the name of a topic' };
  const link = letter.messages.find((message) => message.link !== null)?.link ?? undefined;
  const urgency = letterUrgency(letter);
  const body = JSON.stringify({
    topic,
    title: cutText(letter.subject, 250),
    message:
      letter.digest === null
        ? cutText(letterText(letter), mostCharacters)
        : digestText(letter, mostCharacters),
    priority: priorities[urgency],
    tags: urgency === 'info' ? [] : ['warning'],
    ...(link !== undefined && { click: link }),
  });
  const headers = {
    'content-type': 'application/json',
    ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
  };
  return { url: `${url.origin}/`, headers, body };
};
