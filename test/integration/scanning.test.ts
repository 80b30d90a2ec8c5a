import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/support/clock.ts';
import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { aScanRequest, readScan } from '../support/a-scan-request.ts';
import { aTcpServer, type TestServer } from '../support/a-tcp-server.ts';

const servers: TestServer[] = [];

async function aServer(...args: Parameters<typeof aTcpServer>): Promise<TestServer> {
  const server = await aTcpServer(...args);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => server.close()));
});

const greeting = 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n';
const clock = systemClock;

/** Ports on which something listens that a connection to 127.x reaches, as the kernel states it. */
function listeningPorts(): Set<number> {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    readFileSync(path, 'utf8').split('\n').slice(1),
  );
  const listening = lines.map((line) => line.trim().split(/\s+/u)).filter((fields) => fields[3] === '0A');
  return new Set(listening.map((fields) => Number.parseInt(fields[1]!.split(':')[1]!, 16)));
}

describe('a scan of loopback', () => {
  it('finds a host by a refusal alone', async () => {
    const { hosts, end } = await readScan(
      scanTargets(aScanRequest({ targets: ['127.7.7.7'], ports: '1' }), { clock }),
    );
    expect(hosts).toMatchObject([
      { ipAddress: '127.7.7.7', discoveredBy: 'tcp_refused', services: [], partialReasons: [] },
    ]);
    expect(end).toMatchObject({ partialReasons: [], addressesWithoutAnswer: 0 });
  });

  it('finds an open port and hands it to identification', async () => {
    const server = await aServer((socket) => socket.write(greeting), { host: '127.7.7.8' });
    const request = aScanRequest({ targets: ['127.7.7.8'], ports: `1,${server.port}` });
    const { hosts, end, progress } = await readScan(scanTargets(request, { clock }));
    expect(hosts[0]?.services).toMatchObject([
      { port: server.port, transport: 'tcp', identity: { service: 'ssh' } },
    ]);
    expect(end.traffic.packetsSent).toBeGreaterThanOrEqual(3);
    expect(progress).toBeGreaterThan(0);
  });

  it('sends nothing to an excluded address', async () => {
    const excluded = await aServer((socket) => socket.end(), { host: '127.7.8.5' });
    const included = await aServer((socket) => socket.end(), { host: '127.7.8.4', port: excluded.port });
    const request = aScanRequest({
      targets: ['127.7.8.0/29'],
      exclude: ['127.7.8.5'],
      ports: String(excluded.port),
    });
    const { hosts } = await readScan(scanTargets(request, { clock }));
    expect(hosts).toHaveLength(7);
    expect(included.connections()).toBeGreaterThan(0);
    expect(excluded.connections()).toBe(0);
  });

  it('sends nothing at all when one address is outside the scope', async () => {
    const server = await aServer((socket) => socket.end(), { host: '127.7.9.1' });
    const request = aScanRequest({ targets: ['127.7.9.1'], ports: String(server.port) });
    const scan = readScan(scanTargets({ ...request, addresses: ['127.7.9.1', '127.7.9.2'] }, { clock }));
    await expect(scan).rejects.toMatchObject({ code: 'outside_scope' });
    expect(server.connections()).toBe(0);
  });

  it('never sends a byte to a print port, and still shows it', async () => {
    const printer = await aServer(() => undefined, { host: '127.7.9.3', port: 9100 });
    const request = aScanRequest({ targets: ['127.7.9.3'], ports: '9100' });
    const { hosts } = await readScan(scanTargets(request, { clock }));
    expect(hosts[0]?.services).toMatchObject([
      { port: 9100, banner: null, identity: { service: 'jetdirect' } },
    ]);
    expect(printer.bytesReceived()).toBe(0);
    expect(printer.connections()).toBe(1);
  });

  it('loses no host to a slow reader', async () => {
    const request = aScanRequest({ targets: ['127.7.10.0/24', '127.7.11.0/26'], ports: '1,2' });
    const seen = new Set<string>();
    let last = '';
    for await (const event of scanTargets(request, { clock })) {
      last = event.type;
      if (event.type !== 'host') continue;
      seen.add(event.host.ipAddress);
      if (seen.size % 40 === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(seen.size).toBe(320);
    expect(last).toBe('end');
  });

  it('obeys the rate', async () => {
    const request = aScanRequest({ targets: ['127.7.12.1'], ports: '1-100', limits: { ratePerSecond: 100 } });
    const startedAt = performance.now();
    const { end } = await readScan(scanTargets(request, { clock }));
    expect(end.traffic.packetsSent).toBeGreaterThanOrEqual(101);
    expect(performance.now() - startedAt).toBeGreaterThan(850);
  });
});

describe('the end of a scan', () => {
  it('comes within 5 s of a stop, with the host under way as partial', async () => {
    const silent = await Promise.all(
      Array.from({ length: 20 }, async () => aServer(() => undefined, { host: '127.7.13.1' })),
    );
    const request = aScanRequest({
      targets: ['127.7.13.1'],
      ports: silent.map((server) => server.port).join(','),
      limits: { identifyTimeoutMs: 60_000 },
    });
    const controller = new AbortController();
    let stoppedAt = 0;
    setTimeout(() => {
      stoppedAt = performance.now();
      controller.abort();
    }, 500);
    const { hosts, end } = await readScan(scanTargets(request, { clock, signal: controller.signal }));
    expect(performance.now() - stoppedAt).toBeLessThan(5000);
    expect(hosts).toMatchObject([{ ipAddress: '127.7.13.1', partialReasons: ['stopped'] }]);
    expect(hosts[0]?.services).toHaveLength(20);
    expect(end.partialReasons).toEqual(['stopped']);
  });

  it.each([
    ['host_timeout', { hostTimeoutMs: 600 }],
    ['scan_timeout', { scanTimeoutMs: 600 }],
  ])('says %s when time is up', async (reason, limits) => {
    const silent = await aServer(() => undefined, { host: '127.7.13.2' });
    const request = aScanRequest({
      targets: ['127.7.13.2'],
      ports: String(silent.port),
      limits: { identifyTimeoutMs: 60_000, ...limits },
    });
    const startedAt = performance.now();
    const { hosts, end } = await readScan(scanTargets(request, { clock }));
    expect(performance.now() - startedAt).toBeLessThan(5600);
    expect(hosts[0]?.partialReasons).toEqual([reason]);
    expect(end.partialReasons).toEqual([reason]);
  });

  it('comes at once when the stop was there before the start', async () => {
    const server = await aServer((socket) => socket.end(), { host: '127.7.13.3' });
    const request = aScanRequest({ targets: ['127.7.13.3'], ports: String(server.port) });
    const { hosts, end } = await readScan(scanTargets(request, { clock, signal: AbortSignal.abort() }));
    expect(hosts).toEqual([]);
    expect(end.partialReasons).toEqual(['stopped']);
    expect(server.connections()).toBe(0);
  });

  it.each(['break', 'throw', 'abort', 'read to the end'])(
    'leaves no socket, timer or worker behind that would hold the process (%s)',
    async (way) => {
      const script = new URL('../support/run-abandoned-scan.ts', import.meta.url).pathname;
      const { stdout } = await promisify(execFile)(process.execPath, [script, way], { timeout: 30_000 });
      expect(stdout).toBe('left');
    },
  );
});

describe.runIf(process.platform === 'linux')('the traps of loopback', () => {
  it('reports no port open on which nobody listens, however often it looks', async () => {
    for (let round = 0; round < 3; round += 1) {
      // Other programs open and close ports meanwhile, so one look before and one after would not be fair.
      const seen = listeningPorts();
      const look = (): void => listeningPorts().forEach((port) => seen.add(port));
      const looking = setInterval(look, 25);
      const request = aScanRequest({
        targets: ['127.0.0.1'],
        ports: '30000-65535',
        limits: { identifyTimeoutMs: 50 },
      });
      const { hosts } = await readScan(scanTargets(request, { clock }));
      clearInterval(looking);
      look();
      expect(hosts[0]!.services.map(({ port }) => port).filter((port) => !seen.has(port))).toEqual([]);
    }
  });

  it('waits for a socket where there is none to be had', async () => {
    const server = await aServer((socket) => socket.end());
    const echo = createSocket('udp4');
    echo.on('message', (message, { port, address }) => echo.send(message, port, address));
    await new Promise<void>((resolve) => echo.bind(0, '127.0.0.1', resolve));
    const script = new URL('../support/run-without-descriptors.ts', import.meta.url).pathname;
    const args = ['-c', 'ulimit -n 64; exec "$0" "$@"', process.execPath, script];
    const ports = [String(server.port), String(echo.address().port)];
    const { stdout } = await promisify(execFile)('sh', [...args, ...ports]);
    echo.close();
    expect(JSON.parse(stdout)).toEqual({ connected: true, reply: 'ping' });
  });

  it('finds every port with hardly any descriptors', async () => {
    const listening = await Promise.all(
      Array.from({ length: 30 }, async () => aServer((socket) => socket.end())),
    );
    const script = new URL('../support/run-port-sweep.ts', import.meta.url).pathname;
    const command = 'ulimit -n 48; exec "$0" "$@"';
    const ports = listening.map((server) => server.port);
    const [first, last] = [Math.min(...ports), Math.max(...ports)];
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      command,
      process.execPath,
      script,
      `${first}`,
      `${last}`,
    ]);
    const outcome = JSON.parse(stdout) as {
      open: number[];
      portsDone: number;
      packetsSent: number;
      reason?: string;
    };
    expect(outcome.reason).toBeUndefined();
    expect(outcome.portsDone).toBe(last - first + 1);
    expect(outcome.packetsSent).toBeGreaterThan(outcome.portsDone);
    for (const port of ports) expect(outcome.open).toContain(port);
  });
});
