import type { Letter, LetterMessage } from '../../domain/letter.ts';
import type { ComposeRequest } from '../channel.ts';
import { signWebhook, webhookKey } from './sign-webhook.ts';

/** One message as `data`, several and those of a digest as a `digest`; headers and signature by Standard Webhooks. */
export const composeWebhook: ComposeRequest = (letter, { address, secret }, at) => {
  const key = secret === undefined ? undefined : webhookKey(secret);
  if (key === undefined) return { refusal: 'the webhook has no secret to sign with' };
  const timestamp = Math.floor(at.getTime() / 1000);
  const body = JSON.stringify(payloadOf(letter));
  const { id } = letter;
  return {
    url: address,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(key, { id, timestamp, body }),
    },
    body,
  };
};

function payloadOf({ subject, messages, digest, omitted }: Letter) {
  const [first] = messages;
  if (first !== undefined && messages.length === 1 && omitted === 0 && digest === null) {
    return { type: first.event, timestamp: first.occurredAt, data: dataOf(first) };
  }
  const timestamp = messages
    .map(({ occurredAt }) => occurredAt)
    .sort()
    .at(-1);
  const all = messages.map((message) => ({
    type: message.event,
    timestamp: message.occurredAt,
    data: { ...dataOf(message), ...(digest !== null && { sites: message.sites ?? [] }) },
  }));
  return { type: 'digest', timestamp, data: { subject, every: digest, messages: all, omitted } };
}

function dataOf({ urgency, subject, summary, facts, scanId, link }: LetterMessage) {
  return { urgency, subject, summary, facts, scan_id: scanId, report_url: link };
}
