import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readRouter } from '../../../src/scanning/routeros/read-router.ts';
import { aTcpServer, type TestServer } from '../../support/a-tcp-server.ts';
import { aCertificate } from '../../lab/routeros/a-certificate.ts';
import { aRouterLogin, readingOptions } from './a-router-login.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(async (close) => close()));
});

const loggedIn = Buffer.from('\u0005!done\0', 'latin1');

/** A server that lets everybody in and then does as it is told. */
async function apiThat(misbehaves: (socket: Socket) => void): Promise<TestServer> {
  const server = await aTcpServer((socket) => {
    socket.once('data', () => {
      socket.write(loggedIn);
      socket.once('data', () => misbehaves(socket));
    });
  });
  closing.push(async () => server.close());
  return server;
}

async function readApi(port: number, timeoutMs = 20_000) {
  const login = aRouterLogin({
    ports: { api: port },
    certificate: { sha256: '', key: Buffer.alloc(0), cert: Buffer.alloc(0) },
  });
  return readRouter(login, readingOptions({ timeoutMs }));
}

describe('a router that means harm over the API', () => {
  it.each([
    ['announces a word of four gigabytes', Buffer.from([0xf0, 0xff, 0xff, 0xff, 0xff]), 'answer_too_large'],
    ['speaks another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'timed_out'],
    ['sends control bytes', Buffer.from([0xff, 0xff, 0xff]), 'not_routeros'],
    ['answers what is no answer', Buffer.from('\u0005hello\0', 'latin1'), 'not_routeros'],
  ])('and %s is given up', async (_what, bytes, reason) => {
    const { port } = await apiThat((socket) => socket.write(bytes));
    expect(await readApi(port, 3000)).toMatchObject({ inventory: undefined, attempts: [{ reason }] });
  });

  it('never ends a sentence', async () => {
    const { port } = await apiThat((socket) => {
      const pour = (): void => {
        while (!socket.destroyed && socket.write(Buffer.from('\u0008=a=bcdef'.repeat(1000), 'latin1')));
      };
      socket.on('drain', pour);
      pour();
    });
    expect(await readApi(port)).toMatchObject({ attempts: [{ reason: 'answer_too_large' }] });
  });

  it('never ends an answer', async () => {
    const { port } = await apiThat((socket) => {
      const pour = (): void => {
        while (
          !socket.destroyed &&
          socket.write(Buffer.from('\u0003!re\u0004=a=b\0'.repeat(1000), 'latin1'))
        );
      };
      socket.on('drain', pour);
      pour();
    });
    expect(await readApi(port)).toMatchObject({ attempts: [{ reason: 'answer_too_large' }] });
  });

  it('sends a byte a second', async () => {
    const { port } = await apiThat((socket) => {
      const timer = setInterval(() => socket.write('\u0001'), 1000);
      socket.on('close', () => clearInterval(timer));
    });
    const startedAt = performance.now();
    expect(await readApi(port, 2500)).toMatchObject({ attempts: [{ reason: 'timed_out' }] });
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  it('hangs up at once', async () => {
    const server = await aTcpServer((socket) => socket.destroy());
    closing.push(async () => server.close());
    expect(await readApi(server.port)).toMatchObject({ attempts: [{ reason: 'closed' }] });
  });

  it('asks for an answer to no challenge at all', async () => {
    const server = await aTcpServer((socket) =>
      socket.once('data', () => socket.write('\u0005!done\u0009=ret=zzzz\0')),
    );
    closing.push(async () => server.close());
    expect(await readApi(server.port)).toMatchObject({ attempts: [{ reason: 'not_routeros' }] });
  });
});

describe('a router that means harm over HTTPS', () => {
  const certificate = aCertificate();

  async function readRest(answer: Parameters<typeof createServer>[1]) {
    const server = createServer(certificate, answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const ports = { rest: (server.address() as AddressInfo).port };
    return readRouter(aRouterLogin({ ports, certificate }), readingOptions({ timeoutMs: 6000 }));
  }

  it('sends us elsewhere, and nobody follows', async () => {
    const other = await aTcpServer((socket) => socket.destroy());
    closing.push(async () => other.close());
    const { attempts } = await readRest((_request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end(),
    );
    expect(attempts).toEqual([{ channel: 'rest', reason: 'not_routeros' }]);
    expect(other.connections()).toBe(0);
  });

  it('sends more than anybody needs', async () => {
    const { attempts } = await readRest((_request, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write('['.repeat(100_000)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(attempts).toEqual([{ channel: 'rest', reason: 'answer_too_large' }]);
  });

  it.each(['[1,2', '"text"', '[[[]]]', '['.repeat(1_000_000), '{"version":7}'])(
    'answers what is no inventory (%#)',
    async (text) => {
      const { attempts } = await readRest((_request, response) => response.end(text));
      expect(attempts).toEqual([{ channel: 'rest', reason: 'not_routeros' }]);
    },
  );

  it('breaks off', async () => {
    const { attempts } = await readRest((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('[');
      setTimeout(() => response.destroy(), 50);
    });
    expect(attempts).toEqual([{ channel: 'rest', reason: 'closed' }]);
  });

  it('speaks no TLS', async () => {
    const server = await aTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    closing.push(async () => server.close());
    const reading = await readRouter(
      aRouterLogin({ ports: { rest: server.port, apiTls: server.port }, certificate }),
      readingOptions(),
    );
    expect(reading.attempts).toEqual([
      { channel: 'rest', reason: 'tls_failed' },
      { channel: 'api_tls', reason: 'tls_failed' },
    ]);
  });
});
