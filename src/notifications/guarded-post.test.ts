import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aReceiver, type Receiver } from '../../test/support/a-receiver.ts';
import { parseIpNetwork } from '../domain/ip-network.ts';
import { guardedPost } from './guarded-post.ts';
import type { Means } from './means.ts';
import { resolveName } from './resolve-name.ts';

const loopback = [parseIpNetwork('127.0.0.1/32')].filter((network) => network !== undefined);
const never = new AbortController().signal;
const means = (over: Partial<Means['guard']> & Partial<Means> = {}): Means => ({
  mail: undefined,
  guard: {
    allowedNetworks: over.allowedNetworks ?? loopback,
    allowHttp: over.allowHttp ?? true,
  },
  resolve: over.resolve ?? resolveName,
  timeoutMs: over.timeoutMs ?? 2000,
});
const post = (url: string, over: Parameters<typeof means>[0] = {}) =>
  guardedPost({ url, headers: { 'x-test': 'yes' }, body: '{"ü":1}' }, means(over), never);

let receiver: Receiver;
beforeEach(async () => {
  receiver = await aReceiver();
});
afterEach(() => receiver.close());

describe('a guarded request', () => {
  it('reaches what the operator allows', async () => {
    expect(await post(`${receiver.url}/hook?a=b`)).toEqual({ kind: 'sent', status: 204 });
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({ path: '/hook?a=b', body: '{"ü":1}' });
    expect(receiver.received[0]?.headers).toMatchObject({ 'x-test': 'yes', 'content-length': '8' });
  });

  it.each([
    ['http://127.0.0.1:PORT/', 'a loopback address'],
    ['http://localhost:PORT/', 'a loopback address'],
    ['http://2130706433:PORT/', 'a loopback address'],
    ['http://0x7f.1:PORT/', 'a loopback address'],
    ['http://[::1]:PORT/', 'a loopback address'],
    ['http://[::ffff:127.0.0.1]:PORT/', 'a loopback address'],
    ['http://0.0.0.0:PORT/', 'the unspecified address'],
    ['https://169.254.169.254/latest/meta-data/', 'a link-local address'],
    ['https://[fd00:ec2::254]/', 'a unique-local address'],
    ['https://10.0.0.1/', 'a private address'],
    ['https://100.100.100.200/', 'an address of carrier-grade NAT'],
  ])('never reaches %s unless that is allowed', async (url, what) => {
    const outcome = await post(url.replace('PORT', String(receiver.port)), { allowedNetworks: [] });
    expect(outcome).toEqual({ kind: 'given_up', status: null, reason: `its host is ${what}` });
    expect(receiver.received).toEqual([]);
  });

  it('is sent without encryption only where the operator allows that', async () => {
    const outcome = await post(receiver.url, { allowHttp: false });
    expect(outcome).toEqual({ kind: 'given_up', status: null, reason: 'only https is permitted' });
    expect(receiver.received).toEqual([]);
  });

  it('goes nowhere when one of the addresses of a name is forbidden', async () => {
    const resolve = async () => ['203.0.114.9', '10.0.0.1'];
    const outcome = await post(`http://both.example:${receiver.port}/`, { resolve, allowedNetworks: [] });
    expect(outcome).toMatchObject({ kind: 'given_up', reason: 'its host is a private address' });
  });

  it('asks for a name once, and connects to what was judged even when the name means something else by then', async () => {
    let asked = 0;
    // First the permitted receiver, then an address where another one would be found.
    const resolve = async () => [(asked += 1) === 1 ? '127.0.0.1' : '127.0.0.2'];
    const outcome = await post(`http://rebinding.example:${receiver.port}/x`, { resolve });
    expect(outcome).toEqual({ kind: 'sent', status: 204 });
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`rebinding.example:${receiver.port}`);
    // The other way round nothing is sent at all.
    const forbidden = await post(`http://rebinding.example:${receiver.port}/x`, {
      resolve: async () => ['127.0.0.2'],
    });
    expect(forbidden).toMatchObject({ kind: 'given_up', reason: 'its host is a loopback address' });
    expect(receiver.received).toHaveLength(1);
  });

  it('ends when the other side changes the protocol', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'failed', status: null });
    server.close();
  });

  it('follows no redirect', async () => {
    const other = await aReceiver();
    receiver.answer = (response) => void response.writeHead(307, { location: `${other.url}/inside` }).end();
    const outcome = await post(receiver.url);
    expect(outcome).toMatchObject({
      kind: 'failed',
      status: 307,
      reason: 'it answered 307, and no redirect is followed',
    });
    expect(other.received).toEqual([]);
    await other.close();
  });

  it('waits for nobody for ever', async () => {
    receiver.answer = () => undefined;
    const outcome = await post(receiver.url, { timeoutMs: 200 });
    expect(outcome).toEqual({ kind: 'failed', status: null, reason: 'no answer within 200 ms' });
    const resolve = () => new Promise<never>(() => undefined);
    expect(await post('http://slow.example/', { resolve, timeoutMs: 100 })).toMatchObject({
      kind: 'failed',
      reason: 'no answer within 100 ms',
    });
  });

  it('reads no endless answer, and takes the status that came first', async () => {
    let written = 0;
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = (): void => {
        written += 1;
        if (written < 10_000 && response.write('x'.repeat(1024))) setImmediate(more);
      };
      more();
    };
    expect(await post(receiver.url)).toEqual({ kind: 'sent', status: 200 });
    expect(written).toBeLessThan(10_000);
    receiver.answer = (response) => void response.writeHead(200).write('never ends');
    expect(await post(receiver.url, { timeoutMs: 300 })).toEqual({ kind: 'sent', status: 200 });
  });

  it.each([
    [500, {}, { kind: 'failed', status: 500, reason: 'it answered 500' }],
    [404, {}, { kind: 'failed', status: 404, reason: 'it answered 404' }],
    [429, { 'retry-after': '120' }, { kind: 'failed', retryAfterSeconds: 120 }],
    [429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, { kind: 'failed', retryAfterSeconds: 0 }],
    [503, { 'retry-after': 'next week' }, { kind: 'failed', retryAfterSeconds: undefined }],
    [410, {}, { kind: 'given_up', reason: 'it answered 410: it is gone' }],
  ])('takes %i as what it is', async (status, headers, outcome) => {
    receiver.answer = (response) => void response.writeHead(status, headers).end();
    expect(await post(receiver.url)).toMatchObject(outcome);
  });

  it('waits until the date that it is told', async () => {
    const date = new Date(Date.now() + 7_200_000).toUTCString();
    receiver.answer = (response) => void response.writeHead(503, { 'retry-after': date }).end();
    const outcome = await post(receiver.url);
    const seconds = outcome.kind === 'failed' ? (outcome.retryAfterSeconds ?? 0) : 0;
    expect(Math.abs(seconds - 7200)).toBeLessThan(10);
  });

  it('tells neither the address nor what a peer says when the connection fails', async () => {
    const server = createServer((socket) => socket.resume().end('HTTP/1.1 nonsense secret\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const outcome = await post(`http://127.0.0.1:${port}/s3cr3t`);
    expect(outcome).toMatchObject({ kind: 'failed', status: null });
    expect(JSON.stringify(outcome)).not.toMatch(/s3cr3t|secret/u);
    server.close();
    await once(server, 'close');
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      reason: 'the connection failed: ECONNREFUSED',
    });
  });
});
