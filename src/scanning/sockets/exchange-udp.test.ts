import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scopeOf } from '../../domain/scope.ts';
import { exchangeUdp } from './exchange-udp.ts';

const scope = scopeOf(['127.0.0.0/8'])!;
const question = Buffer.from('who is there?');
let peer: Socket;
afterEach(() => peer.close());

/** Somebody who answers the `nth` datagram and no other; the count of what came is `heard`. */
async function aPeer(nth: number): Promise<{ readonly port: number; readonly heard: string[] }> {
  const heard: string[] = [];
  peer = createSocket('udp4');
  peer.on('message', (message, { port, address }) => {
    heard.push(String(message));
    if (heard.length === nth) peer.send(`answer ${nth}`, port, address);
  });
  peer.bind(0, '127.0.0.1');
  await once(peer, 'listening');
  return { port: peer.address().port, heard };
}

describe('a datagram that is sent again', () => {
  it('gets the answer that the first one did not get, at the cost of one more packet', async () => {
    const { port, heard } = await aPeer(2);
    const spend = vi.fn(async () => undefined);
    const options = { scope, timeoutMs: 5000, again: { afterMs: 50, spend } };
    const reply = await exchangeUdp({ address: '127.0.0.1', port }, question, options);
    expect(String(Buffer.from(reply ?? []))).toBe('answer 2');
    expect(heard).toEqual([String(question), String(question)]);
    expect(spend).toHaveBeenCalledTimes(1);
  });

  it('is sent once where an answer came in time, and twice where none ever does', async () => {
    const { port, heard } = await aPeer(1);
    const spend = vi.fn(async () => undefined);
    const options = { scope, timeoutMs: 300, again: { afterMs: 50, spend } };
    const target = { address: '127.0.0.1', port };
    expect(await exchangeUdp(target, question, options)).toBeDefined();
    expect(spend).not.toHaveBeenCalled();
    expect(await exchangeUdp(target, question, options)).toBeUndefined();
    expect(heard).toHaveLength(3);
    expect(spend).toHaveBeenCalledTimes(1);
  });

  it('waits for no permission any more once the answer has come', async () => {
    const { port, heard } = await aPeer(1);
    let ended = false;
    const spend = async (until: AbortSignal): Promise<void> =>
      new Promise((_resolve, reject) =>
        until.addEventListener('abort', () => {
          ended = true;
          reject(new Error('no more'));
        }),
      );
    const options = { scope, timeoutMs: 300, again: { afterMs: 0, spend } };
    await exchangeUdp({ address: '127.0.0.1', port }, question, options);
    await exchangeUdp({ address: '127.0.0.1', port }, question, options);
    expect(ended).toBe(true);
    expect(heard).toHaveLength(2);
  });

  it('is not sent when the permission for it does not come', async () => {
    const { port, heard } = await aPeer(9);
    const spend = async (): Promise<void> => Promise.reject(new Error('the scan ended'));
    const options = { scope, timeoutMs: 200, again: { afterMs: 20, spend } };
    expect(await exchangeUdp({ address: '127.0.0.1', port }, question, options)).toBeUndefined();
    expect(heard).toHaveLength(1);
  });
});
