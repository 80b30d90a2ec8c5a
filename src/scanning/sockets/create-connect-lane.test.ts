import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../../domain/scope.ts';
import { aTcpServer } from '../../../test/support/a-tcp-server.ts';
import type { ConnectLane, ConnectOutcome, OnOutcome } from './connect-lane.ts';
import { createConnectLane } from './create-connect-lane.ts';
import { HandleLane } from './handle-lane.ts';
import { SocketLane } from './socket-lane.ts';
import { findTcpHandles } from './tcp-handles.ts';

const scope = scopeOf(['127.0.0.0/8', '::1/128'])!;
const handles = findTcpHandles()!;
const kinds: readonly (readonly [string, (onOutcome: OnOutcome) => ConnectLane])[] = [
  ['HandleLane', (onOutcome) => new HandleLane(scope, onOutcome, handles)],
  ['SocketLane', (onOutcome) => new SocketLane(scope, onOutcome)],
];

describe('createConnectLane', () => {
  it('takes bare handles on this Node', () => {
    expect(createConnectLane(scope, () => undefined)).toBeInstanceOf(HandleLane);
  });
});

describe.each(kinds)('%s', (_name, make) => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function aServer(
    host: string,
    onSocket: (socket: Socket) => void = () => undefined,
  ): Promise<number> {
    const server = await aTcpServer(onSocket, { host });
    closing.push(async () => server.close());
    return server.port;
  }

  async function ask(address: string, port: number, meanwhile?: (lane: ConnectLane) => void) {
    return new Promise<ConnectOutcome>((resolve) => {
      const lane = make((_lane, outcome) => resolve(outcome));
      lane.start(address, port);
      meanwhile?.(lane);
    });
  }

  it.each(['127.0.0.1', '::1'])('tells an open port of %s and leaves it with a reset', async (address) => {
    const reset = Promise.withResolvers<unknown>();
    const port = await aServer(address, (socket) =>
      socket.on('error', reset.resolve).on('end', reset.resolve),
    );
    expect(await ask(address, port)).toBe('open');
    expect(await reset.promise).toMatchObject({ code: 'ECONNRESET' });
  });

  it.each(['127.0.0.1', '::1'])('tells a closed port of %s', async (address) => {
    const server = createServer().listen(0, address);
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    expect(await ask(address, port)).toBe('refused');
  });

  it('asks one port after the other', async () => {
    const port = await aServer('127.0.0.1');
    const outcomes: ConnectOutcome[] = [];
    await new Promise<void>((resolve) => {
      const lane = make((same, outcome) => {
        outcomes.push(outcome);
        if (outcomes.length === 6) return resolve();
        same.start('127.0.0.1', outcomes.length % 2 === 0 ? port : 1);
      });
      lane.start('127.0.0.1', port);
    });
    expect(outcomes).toEqual(['open', 'refused', 'open', 'refused', 'open', 'refused']);
  });

  it.each(['timeout', 'aborted'] as const)('gives up with %s', async (reason) => {
    const port = await aServer('127.0.0.1');
    const outcome = await ask('127.0.0.1', port, (lane) => {
      lane.abandon(reason);
      lane.abandon('aborted');
    });
    expect(outcome).toBe(reason);
  });

  it('does nothing when there is nothing to give up', () => {
    const lane = make(() => expect.unreachable());
    expect(() => lane.abandon('aborted')).not.toThrow();
  });

  it('sends nothing to an address outside the scope', () => {
    const lane = make(() => expect.unreachable());
    expect(() => lane.start('10.0.0.1', 80)).toThrow(expect.objectContaining({ code: 'outside_scope' }));
  });

  it('takes an address that no socket can reach for a failure, not for a fault', async () => {
    // 127.0.0.0/8 is permitted and port 0 is none that can be asked.
    expect(['failed', 'refused', 'exhausted', 'unreachable']).toContain(await ask('127.0.0.1', 0));
  });
});
