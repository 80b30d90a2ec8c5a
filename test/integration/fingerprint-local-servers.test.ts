import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scopeOf, type Scope } from '../../src/domain/scope.ts';
import type { ServiceObservation } from '../../src/domain/observation.ts';
import { identifyService } from '../../src/scanning/fingerprint/identify-service.ts';
import { isNeverProbed, udpProbePorts } from '../../src/scanning/fingerprint/udp-probe-ports.ts';

const clock = { now: () => new Date('2026-01-01T00:00:00Z') };
const loopback = mustScope(['127.0.0.0/8']);
const open: { server: Server; sockets: Set<Socket> }[] = [];

function mustScope(networks: string[]): Scope {
  const scope = scopeOf(networks);
  if (scope === undefined) throw new Error('not a scope');
  return scope;
}

async function listen(server: Server, port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  open.push({ server, sockets });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const serve = async (onSocket: (socket: Socket) => void, port = 0): Promise<number> =>
  listen(createServer(onSocket), port);

async function identify(port: number, timeoutMs = 2500): Promise<ServiceObservation & { tookMs: number }> {
  const start = performance.now();
  const target = { address: '127.0.0.1', port, transport: 'tcp' } as const;
  const observation = await identifyService(target, { scope: loopback, timeoutMs, clock });
  if (observation === undefined) throw new Error('no observation');
  return { ...observation, tookMs: performance.now() - start };
}

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Answers only what starts with `question`. */
const answering =
  (question: string, answer: Buffer | string) =>
  (socket: Socket): void => {
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith(question)) socket.end(answer);
      else socket.destroy();
    });
  };

describe('identifyService', () => {
  it('hears a service that greets, with the reply as evidence', async () => {
    const port = await serve((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n'));
    const { identity, observation, banner, tookMs } = await identify(port);
    expect(identity).toMatchObject({ product: 'OpenSSH', version: '9.2p1' });
    expect(observation).toMatchObject({ probe: 'null-probe', observedAt: '2026-01-01T00:00:00.000Z' });
    expect(observation?.id).toMatch(/^obs:[0-9a-f]{32}$/u);
    expect(banner).toBe(String.raw`SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\x0d\x0a`);
    expect(tookMs).toBeLessThan(1000);
  });

  it('asks a silent port in HTTP', async () => {
    const port = await serve(answering('GET / ', 'HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\n\r\n'));
    expect((await identify(port)).identity).toMatchObject({
      service: 'http',
      product: 'nginx',
      version: '1.22.1',
    });
  });

  it('finds Redis on a port of no name by its complaint about HTTP', async () => {
    const port = await serve((socket) => {
      socket.on('data', (data) => {
        const text = data.toString('latin1');
        if (text.startsWith('GET ')) socket.end("-ERR wrong number of arguments for 'get' command\r\n");
        if (text.startsWith('INFO')) socket.write('$25\r\nredis_version:7.0.15\r\n\r\n');
      });
    });
    expect((await identify(port)).identity).toMatchObject({ product: 'Redis', version: '7.0.15' });
  });

  it('finds MQTT on a port of no name as a last resort', async () => {
    const answer = Buffer.concat([
      Buffer.from([0x20, 2, 0, 0, 0x30, 45, 0, 19]),
      Buffer.from('$SYS/broker/versionmosquitto version 2.0.11'),
    ]);
    answer[5] = answer.length - 6;
    const port = await serve(answering('\u0010', answer));
    expect((await identify(port)).identity).toMatchObject({ product: 'Mosquitto', version: '2.0.11' });
  });

  it('answers the negotiation of a Telnet server to get its banner', async () => {
    const port = await serve((socket) => {
      socket.write(Buffer.from([255, 253, 24, 255, 251, 1]));
      socket.once('data', () => socket.write('MikroTik v6.42.3 (stable)\r\r\nLogin: '));
    });
    expect((await identify(port)).identity).toMatchObject({
      service: 'telnet',
      product: 'RouterOS',
      version: '6.42.3',
    });
  });

  it('hears a greeting that comes after three seconds', async () => {
    const port = await serve((socket) => {
      socket.resume();
      setTimeout(() => socket.write('220 slowhost ESMTP Exim 4.94.2 ready\r\n'), 3000).unref();
    });
    expect((await identify(port, 6000)).identity).toMatchObject({ product: 'Exim', version: '4.94.2' });
  });

  it('looks into TLS and keeps what the certificate says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitewarden-tls-'));
    const files = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=lab.test',
        '-keyout',
        files.key,
        '-out',
        files.cert,
      ],
      { stdio: 'ignore' },
    );
    const server = createTlsServer(
      { key: readFileSync(files.key), cert: readFileSync(files.cert) },
      answering('GET / ', 'HTTP/1.1 200 OK\r\nServer: lighttpd/1.4.69\r\n\r\n'),
    );
    server.on('tlsClientError', () => undefined);
    const { identity, tls, observation } = await identify(await listen(server));
    expect(identity).toMatchObject({ service: 'http', product: 'lighttpd', version: '1.4.69' });
    expect(tls).toMatchObject({ subject: 'CN=lab.test', issuer: 'CN=lab.test' });
    expect(tls?.fingerprintSha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(observation?.probe).toBe('tls-http-get');
  });

  it.each([
    ['an echo', (socket: Socket) => void socket.pipe(socket)],
    ['random bytes', (socket: Socket) => void socket.end(Buffer.from('9f3c5b7711ea0c42d8', 'hex'))],
    ['an unknown greeting', (socket: Socket) => void socket.write('ACME-CTRL v7.3.1 build 2201 ready\r\n')],
    ['a service that hangs up', (socket: Socket) => void socket.destroy()],
  ])('names nothing for %s', async (_name, behave) => {
    const { identity, tookMs } = await identify(await serve(behave));
    expect(identity).toMatchObject({ service: null, product: null, version: null, cpe: [] });
    expect(tookMs).toBeLessThan(2700);
  });

  it('spends one deadline on silence, and leaves no connection behind', async () => {
    let connections = 0;
    const port = await serve((socket) => {
      connections += 1;
      socket.resume();
    });
    const { identity, banner, tookMs } = await identify(port, 1500);
    expect(identity.service).toBeNull();
    expect(banner).toBeNull();
    expect(tookMs).toBeGreaterThan(1400);
    expect(tookMs).toBeLessThan(1900);
    expect(connections).toBeLessThanOrEqual(7);
    await expect.poll(() => open[0]?.sockets.size).toBe(0);
  });

  it('ends a stream that never stops', async () => {
    const block = Buffer.alloc(16_384, 'ab');
    const port = await serve((socket) => {
      const pump = (): void => {
        while (!socket.destroyed && socket.write(block)) continue;
      };
      socket.on('drain', pump);
      pump();
    });
    const { identity, tookMs } = await identify(port);
    expect(identity.product).toBeNull();
    expect(tookMs).toBeLessThan(2700);
  });

  it('puts together a greeting that comes byte by byte', async () => {
    const port = await serve((socket) => {
      const bytes = [...Buffer.from('220 (vsFTPd 3.0.3)\r\n')];
      const timer = setInterval(() => {
        const byte = bytes.shift();
        if (byte === undefined || socket.destroyed) clearInterval(timer);
        else socket.write(Buffer.from([byte]));
      }, 20);
    });
    expect((await identify(port)).identity).toMatchObject({ product: 'vsftpd', version: '3.0.3' });
  });

  it('never opens a connection to a print port', async () => {
    let connections = 0;
    await serve(() => (connections += 1), 9100);
    const { identity, observation } = await identify(9100);
    expect(identity.service).toBeNull();
    expect(observation).toBeNull();
    expect(connections).toBe(0);
    expect([9100, 9107, 515, 631].every((port) => isNeverProbed(port))).toBe(true);
    expect(udpProbePorts.some((port) => isNeverProbed(port))).toBe(false);
  });

  it('stops at once when it is told to', async () => {
    const port = await serve((socket) => void socket.resume());
    const target = { address: '127.0.0.1', port, transport: 'tcp' } as const;
    const start = performance.now();
    await identifyService(target, {
      scope: loopback,
      timeoutMs: 10_000,
      clock,
      signal: AbortSignal.timeout(300),
    });
    expect(performance.now() - start).toBeLessThan(800);
  });

  it('asks for its budget before each connection', async () => {
    let connections = 0;
    let spent = 0;
    const port = await serve((socket) => {
      connections += 1;
      socket.destroy();
    });
    const target = { address: '127.0.0.1', port, transport: 'tcp' } as const;
    const spend = async (): Promise<void> => void (spent += 1);
    await identifyService(target, { scope: loopback, timeoutMs: 2000, clock, spend });
    expect(connections).toBeGreaterThan(0);
    expect(spent).toBe(connections);
  });

  it('refuses what the scope does not permit', async () => {
    const target = { address: '127.0.0.1', port: 1, transport: 'tcp' } as const;
    const scope = mustScope(['192.0.2.0/24']);
    await expect(identifyService(target, { scope, timeoutMs: 500, clock })).rejects.toMatchObject({
      code: 'outside_scope',
    });
  });
});
