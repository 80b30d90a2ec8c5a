import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicKeyTextOf, signText } from '../../src/support/signed-text.ts';
import { anApi, asAdmin, type AnApi } from './an-api.ts';

const url = '/v1/agent-messages';
const large = 2 * 1024 * 1024;
const stranger = generateKeyPairSync('ed25519').privateKey;
const own = generateKeyPairSync('ed25519').privateKey;
let api: AnApi;
let agentId: string;
let sequence = 0;

beforeAll(async () => {
  api = await anApi();
  const post = async (path: string, payload: object) =>
    (await api.app.inject({ method: 'POST', url: path, headers: asAdmin, payload })).json<
      Record<string, string>
    >();
  const site = await post('/v1/sites', { name: 'Behind NAT', networks: ['10.74.0.0/24'] });
  const { invitation } = await post(`/v1/sites/${site['id']}/agents`, { name: 'Cabinet' });
  const enrolled = await post('/v1/agent-enrolments', {
    invitation: invitation ?? '',
    public_key: publicKeyTextOf(own),
    release: '1',
  });
  agentId = enrolled['agent_id'] ?? '';
});
afterAll(() => api.close());

interface Said {
  readonly headers: Record<string, string>;
  readonly payload: object;
}

/** A message by the key, with a head as large as the message wants to be; the head may be another's. */
function said(key: KeyObject, size = 0, at = (sequence += 1)): Said {
  const release = '1';
  // What no agent would say, but signed all the same.
  const word = size === 0 ? { kind: 'ask' } : { kind: 'ask', padding: 'x'.repeat(size) };
  const message = JSON.stringify({ ...word, sequence: at, release });
  const signature = signText(key, 'sitewarden agent message v1', message);
  const head = `${agentId} ${at}`;
  return {
    headers: { 'sitewarden-agent': `${head} ${signText(key, 'sitewarden agent head v1', head)}` },
    payload: { agent_id: agentId, message, signature },
  };
}

async function tell({ headers, payload }: Partial<Said>, app = api.app) {
  const answer = await app.inject({ method: 'POST', url, headers: headers ?? {}, payload: payload ?? {} });
  return [answer.statusCode, answer.json<{ code?: string }>().code];
}

describe('a message of an agent', () => {
  it('is heard with its head and without one', async () => {
    expect(await tell(said(own))).toEqual([200, undefined]);
    expect(await tell({ payload: said(own).payload })).toEqual([200, undefined]);
  });

  it('may be large where its head says who sends it, and is held against its own signature then', async () => {
    expect(await tell(said(own, large))).toEqual([422, 'parameter_invalid']);
    expect(await tell({ ...said(stranger, large), headers: said(own).headers })).toEqual([
      401,
      'agent_refused',
    ]);
  });

  it.each([
    ['of somebody else', () => said(stranger).headers],
    [
      'that was taken over from another message',
      () => ({ 'sitewarden-agent': `${said(own).headers['sitewarden-agent']}A` }),
    ],
    ['that is no head', () => ({ 'sitewarden-agent': 'me' })],
    [
      'of nobody',
      () => ({ 'sitewarden-agent': said(own).headers['sitewarden-agent']!.replace(/^.{8}/u, '00000000') }),
    ],
  ])('is refused with a head %s', async (_what, headers) => {
    expect(await tell({ payload: said(own).payload, headers: headers() })).toEqual([401, 'agent_refused']);
  });

  it('is refused with a head whose number was heard before', async () => {
    const once = said(own);
    expect(await tell(once)).toEqual([200, undefined]);
    expect(await tell({ ...said(own), headers: once.headers })).toEqual([409, 'agent_message_repeated']);
  });
});

describe('a stranger', () => {
  it('may not send more than others without credentials', async () => {
    expect(await tell({ payload: said(own, large).payload })).toEqual([413, 'body_too_large']);
    expect(await tell(said(stranger, large))).toEqual([401, 'agent_refused']);
  });

  it.each([
    ['a large body', `content-length: ${large}`, '413'],
    ['one without a length', 'transfer-encoding: chunked', '413'],
    ['a false head', `content-length: ${large}\r\nsitewarden-agent: me`, '401'],
  ])('is answered before %s comes', async (_what, headers, status) => {
    const app = await api.another({});
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const type = 'content-type: application/json';
    socket.write(`POST ${url} HTTP/1.1\r\nhost: here\r\n${type}\r\n${headers}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
    socket.destroy();
  });

  it('is counted with every post, and keeps no agent behind the same address from being heard', async () => {
    const limited = await api.another({ rateLimitPerMinute: 3 });
    const answers: unknown[] = [];
    for (let index = 0; index < 2; index += 1)
      answers.push(await tell({ payload: said(stranger).payload }, limited));
    answers.push(await tell(said(stranger), limited));
    answers.push(await tell(said(stranger), limited));
    answers.push(await tell({ payload: said(stranger).payload }, limited));
    const refused = [401, 'agent_refused'];
    const tooMany = [429, 'rate_limited'];
    expect(answers).toEqual([refused, refused, refused, tooMany, tooMany]);
    for (let index = 0; index < 5; index += 1)
      expect(await tell(said(own), limited)).toEqual([200, undefined]);
  });
});
