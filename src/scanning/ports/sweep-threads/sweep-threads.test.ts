import { describe, expect, it } from 'vitest';
import { scopeOf, type Scope } from '../../../domain/scope.ts';
import { aTcpServer } from '../../../../test/support/a-tcp-server.ts';
import type { SweepOrder } from '../host-sweep.ts';
import { SweepThreads } from './sweep-threads.ts';

const loopback = scopeOf(['127.0.0.0/8'])!;
const noSignal = new AbortController().signal;

function anOrder(address: string, over: Partial<SweepOrder> = {}): SweepOrder {
  const ports = Array.from({ length: 500 }, (_, index) => index + 1);
  const usual = { timeoutMs: 1500, maxInFlight: 64, stopAtFirstAnswer: false, isCounted: true };
  return { address, ports, ...usual, ...over };
}

function someThreads(scope: Scope = loopback) {
  const told = { sent: new Map<string, number>(), done: 0 };
  const threads = new SweepThreads({
    scope,
    maxInFlight: 256,
    onSent: (address, packets) => told.sent.set(address, (told.sent.get(address) ?? 0) + packets),
    onPortsDone: (ports) => (told.done += ports),
  });
  return { threads, told };
}

describe('SweepThreads', () => {
  it('sweeps several hosts, tells open ports as they are found and counts every attempt by its host', async () => {
    const { threads, told } = someThreads();
    const server = await aTcpServer((socket) => socket.end(), { host: '127.7.40.2' });
    const opened: number[] = [];
    const hosts = ['127.7.40.1', '127.7.40.2', '127.7.40.3'];
    const outcomes = await Promise.all(
      hosts.map(async (address) =>
        threads.run(
          anOrder(address, { ports: [1, 2, server.port], onOpen: (port) => opened.push(port) }),
          noSignal,
        ),
      ),
    );
    await threads.close();
    await server.close();
    expect(outcomes.map(({ open }) => open)).toEqual([[], [server.port], []]);
    expect(opened).toEqual([server.port]);
    expect(Object.fromEntries(told.sent)).toEqual(Object.fromEntries(hosts.map((host) => [host, 3])));
    expect(told.done).toBe(9);
  });

  it('refuses what the scope does not permit, before and inside the thread', async () => {
    const { threads } = someThreads();
    await expect(threads.run(anOrder('10.0.0.1'), noSignal)).rejects.toMatchObject({ code: 'outside_scope' });
    await threads.close();
    let reads = 0;
    // Permitted here, forbidden in the thread: it dies of the first port.
    const scope: Scope = {
      get allowed() {
        reads += 1;
        return reads === 1 ? loopback.allowed : [];
      },
      excluded: [],
    };
    const narrowed = someThreads(scope).threads;
    await expect(narrowed.run(anOrder('127.7.40.4'), noSignal)).rejects.toThrow(/cannot run/u);
    await expect(narrowed.run(anOrder('127.7.40.4'), noSignal)).rejects.toThrow(/cannot run/u);
    await narrowed.close();
  });

  it('ends a sweep at a stop with what it has', async () => {
    const { threads } = someThreads();
    const controller = new AbortController();
    const ports = Array.from({ length: 65_535 }, (_, index) => index + 1);
    const sweeping = threads.run(anOrder('127.7.40.5', { ports }), controller.signal);
    setTimeout(() => controller.abort(), 200);
    await expect(sweeping).resolves.toMatchObject({ reason: 'stopped' });
    await threads.close();
  });
});
