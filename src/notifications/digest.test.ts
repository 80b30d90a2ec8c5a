import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLetter, aLetterMessage } from '../../test/support/a-letter.ts';
import { aMailServer } from '../../test/support/a-mail-server.ts';
import { aReceiver, type Receiver } from '../../test/support/a-receiver.ts';
import type { Letter, LetterMessage } from '../domain/letter.ts';
import { parseIpNetwork } from '../domain/ip-network.ts';
import { createLetterSender } from './create-letter-sender.ts';
import { resolveName } from './resolve-name.ts';

const allowedNetworks = [parseIpNetwork('127.0.0.1')].filter((network) => network !== undefined);
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const message = (place: string, subject: string, over: Partial<LetterMessage> = {}): LetterMessage => ({
  ...aLetterMessage,
  place,
  sites: [place],
  subject,
  ...over,
});
const aDigest = (messages: readonly LetterMessage[], omitted = 0): Letter =>
  aLetter({ subject: 'Daily digest of Sitewarden: 3 messages, 1 alarm', messages, digest: 'day', omitted });
const small = aDigest([
  message('Brno <i>', 'Exploited', { urgency: 'alarm' }),
  message('Brno <i>', 'A scan', { urgency: 'info', facts: [], link: null }),
  message('Prague', 'Another scan'),
]);
const large = aDigest(
  Array.from({ length: 200 }, (_, index) =>
    message(`Site ${Math.floor(index / 2)} ${'ž'.repeat(100)}`, `Message ${index} ${'ž*'.repeat(200)}`, {
      summary: '*ž'.repeat(5000),
    }),
  ),
  17,
);

let receiver: Receiver;
beforeEach(async () => {
  receiver = await aReceiver();
});
afterEach(() => receiver.close());

async function send(channel: 'webhook' | 'slack' | 'teams' | 'ntfy' | 'email', letter: Letter, port = 0) {
  const mail = {
    host: '127.0.0.1',
    port,
    security: 'none',
    login: undefined,
    from: 's@example.net',
  } as const;
  const guard = { allowedNetworks, allowHttp: true };
  const sender = createLetterSender({ mail, guard, resolve: resolveName, timeoutMs: 2000 });
  const address = channel === 'email' ? 'mira@example.net' : `${receiver.url}/topic`;
  const to = { address, secret: channel === 'webhook' ? secret : undefined };
  const attempt = { at: new Date(), signal: new AbortController().signal };
  expect(await sender(channel, letter, to, attempt)).toMatchObject({ kind: 'sent' });
  return receiver.received.at(-1)?.body ?? '';
}

describe('a digest', () => {
  it('is mailed in text and HTML, by places with what is urgent in each', async () => {
    const server = await aMailServer();
    await send('email', small, server.port);
    const mail = (server.received[0]?.text ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    await server.close();
    const [text = '', html = ''] = mail.split('Content-Type: text/html');
    const order = [
      'Brno <i>: 2 messages, 1 alarm\r\n---',
      'Exploited (',
      'A scan (',
      'Prague: 1 message, 1 warning',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text.split(aLetterMessage.link ?? '')).toHaveLength(3);
    expect(html).toContain('>Brno &lt;i&gt;: 2 messages, 1 alarm</h2>');
    expect(html).toContain('>Exploited (2026-11-24T02:00:00.000Z)</h3>');
    expect(html.match(/<a href/gu)).toHaveLength(2);
    expect(html).not.toContain('<i>');
  });

  it('is one event for a webhook, with the sites of each message, also where it has one alone', async () => {
    expect(JSON.parse(await send('webhook', small))).toMatchObject({
      type: 'digest',
      data: {
        every: 'day',
        omitted: 0,
        messages: [{ data: { sites: ['Brno <i>'], urgency: 'alarm' } }, {}, {}],
      },
    });
    const one = aDigest(small.messages.slice(2));
    expect(JSON.parse(await send('webhook', one))).toMatchObject({
      type: 'digest',
      data: { messages: [{}] },
    });
  });

  it('has headings in Slack and no more blocks than it takes', async () => {
    const { blocks } = JSON.parse(await send('slack', small)) as {
      blocks: { type: string; text?: object }[];
    };
    const headers = blocks.filter(({ type }) => type === 'header').map(({ text }) => text);
    expect(headers).toMatchObject([
      { text: small.subject },
      { type: 'plain_text', text: 'Brno <i>: 2 messages, 1 alarm' },
      { text: 'Prague: 1 message, 1 warning' },
    ]);
    const many = JSON.parse(await send('slack', large)) as { blocks: object[] };
    expect(many.blocks.length).toBeLessThanOrEqual(50);
    const shown = JSON.stringify(many).match(/"Message \d+/gu)?.length ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(JSON.stringify(many.blocks.at(-1))).toContain(`${217 - shown} more messages are not shown.`);
  });

  it('has headings in Teams and is no larger than it takes', async () => {
    expect(await send('teams', small)).toContain(String.raw`Brno \\<i\\>: 2 messages, 1 alarm`);
    const body = await send('teams', large);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(28_000);
    const shown =
      body.match(/"Message \d+ [^"]*\(/gu)?.length ?? body.match(/"text":"Message \d+/gu)?.length ?? 0;
    expect(shown).toBeGreaterThan(2);
    expect(body).toContain(`${217 - shown} more messages are not shown.`);
  });

  it('is a line for each message in ntfy, and counts those that it has no room for', async () => {
    expect(JSON.parse(await send('ntfy', small))).toMatchObject({
      title: small.subject,
      message:
        'Brno <i>: 2 messages, 1 alarm\n- Exploited\n- A scan\nPrague: 1 message, 1 warning\n- Another scan',
      priority: 5,
    });
    const { message: text } = JSON.parse(await send('ntfy', large)) as { message: string };
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
    const shown = text.match(/^- /gmu)?.length ?? 0;
    expect(shown).toBeGreaterThan(1);
    expect(text).toMatch(new RegExp(`\\n${217 - shown} more messages are not shown\\.$`, 'u'));
  });
});
