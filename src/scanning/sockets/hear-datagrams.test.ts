import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scopeOf } from '../../domain/scope.ts';
import { hearDatagrams, type HeardDatagrams } from './hear-datagrams.ts';

let hearing: HeardDatagrams | undefined;
afterEach(() => hearing?.close());

async function aFreePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

async function say(from: string, port: number, text: string): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, from, resolve));
  await new Promise((resolve) => socket.send(text, port, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => socket.close(resolve));
}

describe('hearing what is announced', () => {
  it('keeps the last word of each sender in the scope, and nothing of others or of what is too long', async () => {
    const port = await aFreePort();
    hearing = await hearDatagrams(port, scopeOf(['127.9.3.0/30'])!);
    await say('127.9.3.8', port, 'outside');
    await say('127.9.3.2', port, 'x'.repeat(1501));
    await say('127.9.3.1', port, 'first');
    await say('127.9.3.1', port, 'second');
    await vi.waitFor(() => expect(hearing?.from('127.9.3.1')?.toString()).toBe('second'));
    expect([hearing.from('127.9.3.8'), hearing.from('127.9.3.2')]).toEqual([undefined, undefined]);
  });

  it('hears nothing, and breaks nothing, where somebody keeps the port to himself', async () => {
    const other = createSocket('udp4');
    await new Promise<void>((resolve) => other.bind(0, '0.0.0.0', resolve));
    hearing = await hearDatagrams(other.address().port, scopeOf(['127.9.3.0/30'])!);
    expect(hearing.from('127.9.3.1')).toBeUndefined();
    other.close();
  });
});
