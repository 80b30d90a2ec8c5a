import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Namespaces, whyNoNamespaces } from '../support/network/namespaces.ts';
import { prepareMigratedDirectory } from '../support/prepared-data-directory.ts';

const run = promisify(execFile);
const reason = whyNoNamespaces();
const program = new URL('../../src/main/sitewarden.ts', import.meta.url).pathname;
const front = new URL('../support/network/serve-tls-front.ts', import.meta.url).pathname;
const banner = new URL('../support/network/serve-banner.ts', import.meta.url).pathname;
const token = 'sw_agent-lab-token-0123456789';
const [serverSpace, agentSpace, hostSpace] = ['swcloud', 'swagent', 'swinside'];

interface Thing {
  readonly id: string;
  readonly invitation: string;
  readonly scan_id: string;
  readonly status: string;
}

if (reason !== undefined) it.skip(`the agent behind NAT is skipped: ${reason}`);
else tests();

function tests(): void {
  const spaces = new Namespaces();
  const children: ChildProcess[] = [];
  let folder: string;

  /** A process of the product inside of a namespace. */
  function start(space: string, args: readonly string[], env: Record<string, string>): () => string {
    const child = spawn('ip', ['netns', 'exec', space, process.execPath, program, ...args], {
      env: { PATH: process.env['PATH'], HOME: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let words = '';
    child.stdout.on('data', (piece) => (words += String(piece)));
    child.stderr.on('data', (piece) => (words += String(piece)));
    return () => words;
  }

  async function until(words: () => string, pattern: RegExp): Promise<RegExpExecArray> {
    for (let tries = 0; tries < 600; tries += 1) {
      const match = pattern.exec(words());
      if (match !== null) return match;
      await wait(100);
    }
    throw new Error(`never said ${String(pattern)}:\n${words()}`);
  }

  /** Asks the API from where the server is. */
  async function call(port: string, method: string, path: string, body?: object): Promise<Thing> {
    const url = `http://127.0.0.1:${port}${path}`;
    const script = `fetch(${JSON.stringify(url)}, ${JSON.stringify({
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })}).then((answer) => answer.text()).then((text) => console.log(text))`;
    return JSON.parse(await spaces.exec(serverSpace, process.execPath, '-e', script)) as Thing;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sitewarden-nat-'));
    await prepareMigratedDirectory(join(folder, 'data'));
    await spaces.add(serverSpace, agentSpace, hostSpace);
    await spaces.join([serverSpace, 'eth0', '10.75.0.1/24'], [agentSpace, 'out', '10.75.0.2/24']);
    await spaces.join([agentSpace, 'in', '10.74.0.1/24'], [hostSpace, 'eth0', '10.74.0.10/24']);
    await spaces.start(hostSpace, process.execPath, banner, '10.74.0.10', '22', 'SSH-2.0-OpenSSH_8.9p1');
  });

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await spaces.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('scans a network to which the server has no route, over TLS that it calls out by', async () => {
    await expect(spaces.exec(serverSpace, 'ip', 'route', 'get', '10.74.0.10')).rejects.toThrow();
    const server = start(serverSpace, ['serve'], {
      SITEWARDEN_DATA_DIR: join(folder, 'data'),
      SITEWARDEN_ADMIN_TOKEN: token,
      SITEWARDEN_FIRST_SCAN: 'false',
      SITEWARDEN_PORT: '0',
      SITEWARDEN_PORTS: '22,80',
    });
    const port = (await until(server, /^API http:\/\/\S+:(\d+)/mu))[1] ?? '';
    const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=10.75.0.1', '-addext', 'subjectAltName=IP:10.75.0.1'];
    const files = ['-keyout', keyFile, '-out', certificateFile];
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      ...subject,
      ...files,
    ]);
    await spaces.start(
      serverSpace,
      process.execPath,
      front,
      '10.75.0.1',
      '8443',
      keyFile,
      certificateFile,
      port,
    );

    const site = await call(port, 'POST', '/v1/sites', { name: 'Inside', networks: ['10.74.0.0/28'] });
    const { invitation } = await call(port, 'POST', `/v1/sites/${site.id}/agents`, { name: 'Cabinet' });
    const state = join(folder, 'agent.json');
    const environment = { SITEWARDEN_AGENT_INVITATION: invitation, NODE_EXTRA_CA_CERTS: certificateFile };
    const enrolling = ['agent', 'enrol', '--server', 'https://10.75.0.1:8443', '--state', state];
    // Whoever does not know the certificate is told nothing.
    const distrustful = start(agentSpace, enrolling, { SITEWARDEN_AGENT_INVITATION: invitation });
    await until(distrustful, /server_unreachable|does not answer/u);
    await until(start(agentSpace, enrolling, environment), /^Agent /mu);
    const agent = start(
      agentSpace,
      ['agent', 'run', '--state', state, '--networks', '10.74.0.0/24'],
      environment,
    );

    const { scan_id: scanId } = await call(port, 'POST', '/v1/scans', {
      site_id: site.id,
      targets: ['10.74.0.0/28'],
    });
    await until(agent, /done with work 1/u);
    let scan: Thing | undefined;
    for (let tries = 0; tries < 60; tries += 1) {
      scan = await call(port, 'GET', `/v1/scans/${scanId}`);
      if (scan.status === 'finished') break;
      await wait(500);
    }
    expect(scan?.status).toBe('finished');
    const devices = JSON.stringify(await call(port, 'GET', '/v1/devices'));
    expect(devices).toContain('10.74.0.10');
    // Seen on the segment itself, which no tunnel would show.
    const link = await spaces.ip(hostSpace, 'link', 'show', 'dev', 'eth0');
    expect(devices).toContain(/link\/ether (\S+)/u.exec(link)?.[1]?.toUpperCase() ?? 'none');
    expect(JSON.stringify(await call(port, 'GET', '/v1/findings?limit=100'))).toContain('CVE-');
  });
}
