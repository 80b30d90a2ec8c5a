import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile, stat } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signText } from '../../src/support/signed-text.ts';
import { aTcpServer } from '../support/a-tcp-server.ts';
import { prepareMigratedDirectory } from '../support/prepared-data-directory.ts';
import { runSitewarden, startSitewarden } from '../support/run-sitewarden.ts';
import { aServedProcess, type ServedProcess } from './a-served-process.ts';

const token = 'sw_agent-test-token-0123456789';
const address = '127.9.9.9';
let folder: string;
let service: ServedProcess;
let url: string;
let server: Awaited<ReturnType<typeof aTcpServer>>;
let siteId: string;
const agents: ChildProcess[] = [];

/** Of all that the API says, what is looked at here. */
interface Thing {
  readonly id: string;
  readonly invitation: string;
  readonly scan_id: string;
  readonly site_id: string;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly state: string;
  readonly work: { readonly message: string } | null;
}

interface Answer {
  readonly status: number;
  readonly body: Thing;
  /** The same, where it is a list. */
  readonly list: readonly Thing[];
}

interface State {
  readonly agentId: string;
  readonly privateKey: string;
}

interface Work {
  readonly workId: string;
  readonly request: { readonly addresses: readonly string[] };
}

const stateOf = async (file: string): Promise<State> =>
  JSON.parse(await readFile(join(folder, file), 'utf8')) as State;

async function call(method: string, path: string, body?: unknown, withToken = true): Promise<Answer> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(withToken ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const read: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: read as Thing, list: read as Thing[] };
}

async function aSite(name: string): Promise<string> {
  const { body } = await call('POST', '/v1/sites', { name, networks: ['127.9.9.0/29', `${address}/32`] });
  return body.id;
}

async function enrol(site: string, file: string): Promise<{ id: string; state: State }> {
  const invited = await call('POST', `/v1/sites/${site}/agents`, { name: `At ${site}` });
  expect(invited.status).toBe(201);
  const invitation = invited.body.invitation;
  const state = join(folder, file);
  const done = await runSitewarden(['agent', 'enrol', '--server', url, '--state', state], '', {
    SITEWARDEN_AGENT_INVITATION: invitation,
  });
  expect(done).toMatchObject({ status: 0, stderr: '' });
  // Good once.
  const again = await call('POST', '/v1/agent-enrolments', {
    invitation,
    public_key: 'A'.repeat(43),
    release: '1',
  });
  expect(again).toMatchObject({ status: 401, body: { code: 'agent_invitation_invalid' } });
  return { id: invited.body.id, state: await stateOf(file) };
}

function runAgent(file: string, ...args: string[]): { child: ChildProcess; words: () => string } {
  const child = startSitewarden(['agent', 'run', '--state', join(folder, file), ...args]);
  agents.push(child);
  let words = '';
  child.stderr?.on('data', (piece) => (words += String(piece)));
  return { child, words: () => words };
}

/** One message as the agent of `state` signs it. */
function aMessage(state: State, word: object, sequence = Date.now()): object {
  const message = JSON.stringify({ release: '1', sequence, ...word });
  const signature = signText(createPrivateKey(state.privateKey), 'sitewarden agent message v1', message);
  return { agent_id: state.agentId, message, signature };
}

const tell = async (message: object): Promise<Answer> => call('POST', '/v1/agent-messages', message, false);

const startScan = async (targets: readonly string[]): Promise<Answer> => {
  const started = await call('POST', '/v1/scans', { site_id: siteId, targets });
  expect(started.status).toBe(201);
  return started;
};

async function scanned(scanId: string, timeoutMs = 60_000): Promise<Thing> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await wait(200)) {
    const { body } = await call('GET', `/v1/scans/${scanId}`);
    if (!['pending', 'starting', 'running', 'processing'].includes(body.status)) return body;
  }
  throw new Error(`the scan did not end\n${service.errors()}`);
}

/** Asks as the agent of `file` until there is work; `between` is done before each time. */
async function workFor(
  file: string,
  between: () => Promise<void> = async () => undefined,
): Promise<Work | undefined> {
  const state = await stateOf(file);
  for (let tries = 0; tries < 150; tries += 1) {
    await between();
    const { body } = await tell(aMessage(state, { kind: 'ask' }));
    if (body.work !== null) return JSON.parse(body.work.message) as Work;
    await wait(200);
  }
  return undefined;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitewarden-agent-'));
  await prepareMigratedDirectory(join(folder, 'data'));
  server = await aTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_8.9p1\r\n'), { host: address });
  service = aServedProcess({
    SITEWARDEN_DATA_DIR: join(folder, 'data'),
    SITEWARDEN_ADMIN_TOKEN: token,
    SITEWARDEN_FIRST_SCAN: 'false',
    SITEWARDEN_PORTS: String(server.port),
  });
  url = await service.address();
  siteId = await aSite('Behind NAT');
}, 120_000);

afterAll(async () => {
  for (const child of agents) child.kill('SIGKILL');
  await service.end('SIGTERM');
  await server.close();
  await rm(folder, { recursive: true });
});

describe('an agent', () => {
  it('enrols once, scans its site, and what it found is there', async () => {
    const { id } = await enrol(siteId, 'agent.json');
    expect((await stat(join(folder, 'agent.json'))).mode & 0o777).toBe(0o600);
    const again = await runSitewarden(
      ['agent', 'enrol', '--server', url, '--invitation', 'swa_x', '--state', join(folder, 'agent.json')],
      '',
    );
    expect(again).toMatchObject({ status: 2 });
    const unused = await call('POST', `/v1/sites/${siteId}/agents`, { name: 'Another' });
    const newer = await call('POST', `/v1/sites/${siteId}/agents`, { name: 'Another' });
    const { list: invitations } = await call('GET', '/v1/agents');
    expect(invitations.map((one) => one.state)).toEqual(['enrolled', 'revoked', 'invited']);
    await call('DELETE', `/v1/agents/${newer.body.id}`);
    const tooLate = { public_key: 'A'.repeat(43), release: '1', invitation: unused.body.invitation };
    expect((await call('POST', '/v1/agent-enrolments', tooLate)).status).toBe(401);

    const agent = runAgent('agent.json');
    const { body } = await startScan([address, '127.9.9.1']);
    const scan = await scanned(body.scan_id);
    expect(scan).toMatchObject({ status: 'finished' });
    expect(agent.words()).toContain('done with work 1');
    const findings = await call('GET', '/v1/findings?limit=1000');
    expect(findings.list.length).toBeGreaterThan(0);
    const { list } = await call('GET', '/v1/agents');
    expect(list[0]).toMatchObject({ id, state: 'enrolled', site_id: siteId });
    agent.child.kill('SIGTERM');
    expect((await once(agent.child, 'exit'))[0]).toBe(0);
  });

  it('says nothing twice, and what is altered or of a stranger counts for nothing', async () => {
    const state = await stateOf('agent.json');
    const message = aMessage(state, { kind: 'ask' });
    expect(await tell(message)).toMatchObject({ status: 200, body: { work: null } });
    expect(await tell(message)).toMatchObject({ status: 409, body: { code: 'agent_message_repeated' } });
    const altered = { ...message, message: JSON.stringify({ kind: 'ask', release: '1', sequence: 9e15 }) };
    expect(await tell(altered)).toMatchObject({ status: 401, body: { code: 'agent_refused' } });
    const stranger = { ...aMessage(state, { kind: 'ask' }), agent_id: siteId };
    expect(await tell(stranger)).toMatchObject({ status: 401, body: { code: 'agent_refused' } });
    for (const word of [{ kind: 'ask', more: 1 }, { kind: 'other' }, { kind: 'report', events: [{}] }]) {
      expect((await tell(aMessage(state, word))).status).toBe(422);
    }
  });

  it('sees and changes nothing of another site with a stolen key', async () => {
    const other = await aSite('Elsewhere');
    const { state: thief } = await enrol(other, 'thief.json');
    const { body } = await startScan([address]);
    const rightful = await stateOf('agent.json');
    // The work of the first agent waits; the second is not given it.
    const isGiven = workFor('agent.json', async () => {
      expect(await tell(aMessage(thief, { kind: 'ask' }))).toMatchObject({ body: { work: null } });
    });
    const work = await isGiven;
    expect(work?.request.addresses).toEqual([address]);
    const end = {
      type: 'end',
      partialReasons: [],
      addressesWithoutAnswer: 1,
      excludedDevices: 0,
      ghostAddresses: 0,
      traffic: { packetsSent: 0, peakPerSecond: 0, ratePerSecond: 0, ratePerSecondPerHost: 0 },
      phaseMs: { discovery: 0, ports: 0, services: 0 },
    };
    const report = { kind: 'report', workId: work?.workId, position: 0, events: [end] };
    expect(await tell(aMessage(thief, report))).toMatchObject({ status: 200, body: { goes_on: false } });
    const { body: running } = await call('GET', `/v1/scans/${body.scan_id}`);
    expect(running.status).toBe('running');
    expect(await tell(aMessage(rightful, report))).toMatchObject({ status: 200, body: { goes_on: true } });
    expect(await scanned(body.scan_id)).toMatchObject({ status: 'finished' });
    // Nor does its signature open anything else.
    expect((await call('GET', '/v1/sites', undefined, false)).status).toBe(401);
  });

  it('that starts anew in the middle of a scan is given the work again', async () => {
    const { body } = await startScan([address]);
    expect(await workFor('agent.json')).toBeDefined();
    // As it would after losing power: it knows nothing of the work any more.
    const agent = runAgent('agent.json');
    expect(await scanned(body.scan_id)).toMatchObject({ status: 'finished' });
    agent.child.kill('SIGTERM');
    await once(agent.child, 'exit');
  });

  it('stops within seconds when the scan is stopped, and when it is revoked is heard no more', async () => {
    const agent = runAgent('agent.json');
    const ips = Array.from({ length: 6 }, (_, index) => `127.9.9.${index + 1}`);
    const { body } = await startScan(ips);
    await call('POST', `/v1/scans/${body.scan_id}/stop`);
    const before = Date.now();
    expect(['stopped', 'finished']).toContain((await scanned(body.scan_id)).status);
    expect(Date.now() - before).toBeLessThan(15_000);
    const { list } = await call('GET', '/v1/agents');
    const id = list.find((one) => one.site_id === siteId)?.id ?? '';
    // A newcomer takes the place of the agent that the site has.
    const { id: newcomer } = await enrol(siteId, 'newcomer.json');
    const { list: both } = await call('GET', '/v1/agents');
    const states = Object.fromEntries(both.map((one) => [one.id, one.state]));
    expect(states).toMatchObject({ [id]: 'revoked', [newcomer]: 'enrolled' });
    expect((await call('DELETE', `/v1/agents/${newcomer}`)).status).toBe(204);
    expect((await once(agent.child, 'exit'))[0]).not.toBe(0);
    expect(agent.words()).toContain('not the word of an agent');
    // The server does not scan the site by itself: what is there for it may be somebody else's.
    const { body: without } = await startScan([address]);
    expect(await scanned(without.scan_id)).toMatchObject({ status: 'failed', reasons: ['agent_missing'] });
    expect((await call('DELETE', `/v1/sites/${siteId}/agents`)).status).toBe(204);
    const { body: next } = await startScan([address]);
    expect(await scanned(next.scan_id)).toMatchObject({ status: 'finished' });
  });

  it('refuses a server that it would speak to in the clear', async () => {
    const state = await stateOf('thief.json');
    await writeFile(join(folder, 'clear.json'), JSON.stringify({ ...state, server: 'http://192.0.2.1' }));
    const { status, stderr } = await runSitewarden(['agent', 'run', '--state', join(folder, 'clear.json')]);
    expect(status).toBe(2);
    expect(stderr).toContain('HTTPS');
  });
});
