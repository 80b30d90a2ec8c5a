import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLetter, aLetterMessage } from '../../test/support/a-letter.ts';
import { aMailServer, type MailServer } from '../../test/support/a-mail-server.ts';
import { aReceiver, type Receiver } from '../../test/support/a-receiver.ts';
import { parseIpNetwork } from '../domain/ip-network.ts';
import { createLetterSender, type SendLetter } from './create-letter-sender.ts';
import type { MailSettings } from './means.ts';
import { resolveName } from './resolve-name.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const signal = new AbortController().signal;
const attempt = () => ({ at: new Date(), signal });
const allowedNetworks = [parseIpNetwork('127.0.0.1')].filter((network) => network !== undefined);
const sender = (mail?: MailSettings): SendLetter =>
  createLetterSender({
    mail,
    guard: { allowedNetworks, allowHttp: true },
    resolve: resolveName,
    timeoutMs: 2000,
  });
const digest = (count: number) =>
  aLetter({
    subject: `${count} messages`,
    messages: Array.from({ length: count }, (_, index) => ({
      ...aLetterMessage,
      subject: `Message ${index}`,
    })),
    omitted: 2,
  });

let receiver: Receiver;
beforeEach(async () => {
  receiver = await aReceiver();
});
afterEach(() => receiver.close());
const sentJson = (): unknown => JSON.parse(receiver.received.at(-1)?.body ?? '');

describe('a webhook', () => {
  it('passes the verification of the Standard Webhooks library, and only with its own secret', async () => {
    const letter = aLetter();
    const outcome = await sender()('webhook', letter, { address: `${receiver.url}/in`, secret }, attempt());
    expect(outcome).toEqual({ kind: 'sent', status: 204 });
    const [request] = receiver.received;
    const headers = request?.headers as Record<string, string>;
    expect(headers['webhook-id']).toBe(letter.id);
    const body = request?.body ?? '';
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'scan.finished',
      timestamp: aLetterMessage.occurredAt,
      data: { scan_id: aLetterMessage.scanId, report_url: aLetterMessage.link, facts: aLetterMessage.facts },
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
    const other = new Webhook(`whsec_${randomBytes(32).toString('base64')}`);
    expect(() => other.verify(body, headers)).toThrow('No matching signature');
  });

  it('tells what was held back as one digest', async () => {
    await sender()('webhook', digest(3), { address: receiver.url, secret }, attempt());
    expect(sentJson()).toMatchObject({
      type: 'digest',
      data: { omitted: 2, messages: [{ type: 'scan.finished' }, {}, { data: { subject: 'Message 2' } }] },
    });
  });

  it('is never sent unsigned', async () => {
    const outcome = await sender()(
      'webhook',
      aLetter(),
      { address: receiver.url, secret: undefined },
      attempt(),
    );
    expect(outcome).toMatchObject({ kind: 'given_up' });
    expect(receiver.received).toEqual([]);
  });
});

describe('Slack', () => {
  it('gets blocks in which nothing that a host says is markup', async () => {
    const to = { address: receiver.url, secret: undefined };
    await sender()('slack', aLetter(), to, attempt());
    const { blocks } = sentJson() as { blocks: { type: string; text?: { type: string; text: string } }[] };
    const marked = blocks.filter(({ text }) => text?.type === 'mrkdwn');
    expect(marked.map(({ text }) => text?.text)).toEqual([
      '<https://sitewarden.example/report.pdf?expires=1&amp;signature=x|Open the report>',
    ]);
    expect(blocks[0]).toMatchObject({ type: 'header', text: { text: 'Scan AB12 has finished' } });
    await sender()('slack', digest(40), to, attempt());
    const many = (sentJson() as { blocks: object[] }).blocks;
    expect(many.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(many.at(-1))).toContain('26 more messages are not shown.');
  });

  it('gets every fact that it has room for, and the number of the others', async () => {
    const fieldsFor = async (count: number) => {
      const facts = Array.from({ length: count }, (_, index) => ({ name: 'Fact', value: String(index) }));
      const letter = aLetter();
      const messages = letter.messages.map((message) => ({ ...message, facts }));
      await sender()(
        'slack',
        { ...letter, messages },
        { address: receiver.url, secret: undefined },
        attempt(),
      );
      const { blocks } = sentJson() as { blocks: { fields?: { text: string }[] }[] };
      return blocks.flatMap(({ fields }) => (fields === undefined ? [] : [fields.map(({ text }) => text)]));
    };
    const [first, second] = await fieldsFor(18);
    expect(first).toHaveLength(10);
    expect(second?.at(-1)).toBe('Fact: 17');
    expect((await fieldsFor(25)).flat()).toHaveLength(20);
    expect((await fieldsFor(25)).flat().at(-1)).toBe('6 more are in the report.');
  });
});

describe('Teams', () => {
  it('gets an adaptive card with escaped Markdown, small enough for it', async () => {
    const to = { address: receiver.url, secret: undefined };
    await sender()('teams', aLetter(), to, attempt());
    expect(sentJson()).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            body: [
              { text: 'Scan AB12 has finished' },
              { text: expect.stringContaining(String.raw`\[x\]\(https://evil.example\)`) as string },
              { type: 'FactSet' },
            ],
            actions: [{ type: 'Action.OpenUrl', url: aLetterMessage.link }],
          },
        },
      ],
    });
    const long = { ...aLetterMessage, summary: 'ü'.repeat(5000) };
    await sender()(
      'teams',
      { ...digest(0), messages: Array.from({ length: 60 }, () => long) },
      to,
      attempt(),
    );
    expect(Buffer.byteLength(receiver.received.at(-1)?.body ?? '')).toBeLessThan(28_000);
  });
});

describe('ntfy', () => {
  it('refuses an address that no topic can be read from, instead of failing over it', async () => {
    const to = { address: `${receiver.url}/%zz`, secret: undefined };
    expect(await sender()('ntfy', aLetter(), to, attempt())).toMatchObject({
      kind: 'given_up',
      status: null,
    });
  });

  it('gets JSON for the topic at the root, with the token', async () => {
    const to = { address: `${receiver.url}/scans`, secret: 'tk_abc' };
    expect(await sender()('ntfy', aLetter(), to, attempt())).toEqual({ kind: 'sent', status: 204 });
    expect(receiver.received[0]).toMatchObject({ path: '/', headers: { authorization: 'Bearer tk_abc' } });
    expect(sentJson()).toMatchObject({ topic: 'scans', priority: 4, click: aLetterMessage.link });
    expect(await sender()('ntfy', aLetter(), { ...to, address: receiver.url }, attempt())).toMatchObject({
      kind: 'given_up',
    });
  });
});

describe('e-mail', () => {
  let server: MailServer | undefined;
  afterEach(async () => server?.close());
  const mail = (over: Partial<MailSettings> = {}): MailSettings => ({
    host: '127.0.0.1',
    port: server?.port ?? 0,
    security: 'none',
    login: undefined,
    from: 'Sitewarden <sitewarden@example.net>',
    ...over,
  });
  const to = { address: 'mira@example.net', secret: undefined };

  it('has text and HTML in which nothing that a host says is markup', async () => {
    server = await aMailServer();
    const outcome = await sender(mail())('email', aLetter(), to, attempt());
    expect(outcome).toEqual({ kind: 'sent', status: 250 });
    const [received] = server.received;
    expect(received).toMatchObject({ from: 'sitewarden@example.net', to: ['mira@example.net'] });
    const text = received?.text ?? '';
    expect(text).toContain('Content-Type: text/plain');
    expect(text).toContain('Content-Type: text/html');
    expect(text).toContain(`Message-ID: <${aLetter().id}@example.net>`);
    expect(text).toContain('&lt;script&gt;');
    const html = text.slice(text.indexOf('Content-Type: text/html'));
    expect(html).not.toContain('<script>');
  });

  it('logs in where there is a login, and says what the server says when that fails', async () => {
    server = await aMailServer({
      authOptional: false,
      onAuth({ username, password }, _session, done) {
        if (username === 'me' && password === 'right') done(null, { user: username });
        else done(new Error('no'));
      },
    });
    const login = { user: 'me', password: 'right' };
    expect(await sender(mail({ login }))('email', aLetter(), to, attempt())).toMatchObject({ kind: 'sent' });
    expect(server.received[0]?.user).toBe('me');
    const wrong = { user: 'me', password: 'wr0ng-pass' };
    const outcome = await sender(mail({ login: wrong }))('email', aLetter(), to, attempt());
    expect(outcome).toMatchObject({ kind: 'failed', status: 535 });
    expect(JSON.stringify(outcome)).not.toContain('wr0ng-pass');
  });

  it('gives up an address that the server refuses for good, and tries again what it puts off', async () => {
    const refuse = (responseCode: number) =>
      aMailServer({
        onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
      });
    server = await refuse(550);
    expect(await sender(mail())('email', aLetter(), to, attempt())).toMatchObject({
      kind: 'given_up',
      status: 550,
    });
    await server.close();
    server = await refuse(450);
    expect(await sender(mail())('email', aLetter(), to, attempt())).toMatchObject({
      kind: 'failed',
      status: 450,
    });
  });

  it('is not sent in the clear where encryption is asked for, and not without a server', async () => {
    server = await aMailServer();
    const open = await sender(mail({ security: 'starttls' }))('email', aLetter(), to, attempt());
    expect(open).toMatchObject({ kind: 'failed' });
    expect(server.received).toEqual([]);
    expect(await sender()('email', aLetter(), to, attempt())).toMatchObject({ kind: 'given_up' });
  });
});
