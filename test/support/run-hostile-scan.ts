import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { scanTargets } from '../../src/scanning/scan-targets.ts';
import { systemClock } from '../../src/support/clock.ts';
import { aScanRequest, readScan } from './a-scan-request.ts';

/**
 * A child process of the tests: servers on 127.7.60.1 that do one thing of `MODE` to whoever connects, and a scan of them.
 * Prints how it ended, its wall time and the peak memory of servers and scan together.
 */
const [mode = ''] = process.argv.slice(2);
const host = '127.7.60.1';
const mebibyte = Buffer.alloc(1_048_576, 'x');

/** Writes as fast as the other side reads, and never ends. */
function pour(socket: Socket, chunk: Buffer): void {
  const more = (): void => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}

function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 1000);
  socket.on('close', () => clearInterval(timer));
}

const bomb = gzipSync(Buffer.alloc(200_000_000));
const bombHead = `HTTP/1.1 200 OK\r\nServer: bomb\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;

const behaviours: Readonly<
  Record<string, { readonly count: number; readonly serve: (socket: Socket) => void }>
> = {
  'endless banners': {
    count: 30,
    serve: (socket) => pour(socket, Buffer.from('220 hello\r\n'.repeat(1000))),
  },
  'one byte a second': { count: 30, serve: (socket) => drip(socket, 'SSH-2.0-slow\r\n') },
  resets: {
    count: 50,
    serve: (socket) => void setTimeout(() => socket.resetAndDestroy(), Math.random() * 50),
  },
  'lines of ten megabytes': {
    count: 10,
    serve: (socket) => {
      for (let part = 0; part < 10; part += 1) socket.write(mebibyte);
      socket.end('\r\n');
    },
  },
  'TLS garbage': {
    count: 30,
    serve: (socket) =>
      socket.on('data', () => pour(socket, Buffer.from('1603030fff020000ff'.repeat(500), 'hex'))),
  },
  'compressed bombs': {
    count: 10,
    serve: (socket) => void socket.once('data', () => void (socket.write(bombHead), socket.end(bomb))),
  },
  'accept and never speak': { count: 1000, serve: () => undefined },
};
const behaviour = behaviours[mode];
if (behaviour === undefined) throw new Error(`There is no mode '${mode}'`);

const ports = await Promise.all(
  Array.from(
    { length: behaviour.count },
    async () =>
      new Promise<number>((resolve) => {
        const server = createServer((socket) => {
          socket.on('error', () => undefined);
          behaviour.serve(socket);
        });
        server.listen(0, host, () => resolve((server.address() as { port: number }).port));
      }),
  ),
);
const startedAt = performance.now();
const request = aScanRequest({
  targets: [host],
  ports: ports.join(','),
  limits: { identifyTimeoutMs: 3000, scanTimeoutMs: 40_000 },
});
const { hosts, end } = await readScan(scanTargets(request, { clock: systemClock }));
const wallMs = performance.now() - startedAt;
const services = hosts.flatMap((one) => one.services);
process.stdout.write(
  JSON.stringify({
    asked: ports.length,
    open: services.length,
    longestBanner: Math.max(0, ...services.map(({ banner }) => banner?.length ?? 0)),
    partialReasons: end.partialReasons,
    wallMs,
    peakMib: process.resourceUsage().maxRSS / 1024,
  }),
  () => process.exit(0),
);
