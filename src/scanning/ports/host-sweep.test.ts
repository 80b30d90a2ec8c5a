import { describe, expect, it } from 'vitest';
import { HostSweep, type SweepOrder } from './host-sweep.ts';

const order: SweepOrder = {
  address: '127.0.0.1',
  ports: [1, 2, 3],
  timeoutMs: 1000,
  maxInFlight: 10,
  stopAtFirstAnswer: false,
  isCounted: true,
  unlimitedRate: true,
};

function takeAll(sweep: HostSweep): number[] {
  const ports: number[] = [];
  for (let next = sweep.takeNext(); next !== undefined; next = sweep.takeNext()) ports.push(next.port);
  return ports;
}

describe('HostSweep', () => {
  it('asks a silent port a second time when the host answered others', () => {
    const sweep = new HostSweep(order);
    expect(takeAll(sweep)).toEqual([1, 2, 3]);
    sweep.settle(1, false, 'timeout', 1000, 1000);
    expect(sweep.takeNext()).toBeUndefined();
    sweep.settle(2, false, 'refused', 5, 1000);
    expect(sweep.takeNext()).toEqual({ port: 1, isRetry: true });
    sweep.settle(1, true, 'open', 5, 1100);
    expect(sweep.outcome(undefined)).toMatchObject({ open: [1], firstAnswer: 'refused', unasked: 0 });
  });

  it('asks again what was unreachable for a moment on a host that answers', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    sweep.settle(1, false, 'refused', 5, 1000);
    sweep.settle(2, false, 'unreachable', 900, 1000);
    sweep.settle(3, false, 'denied', 5, 1000);
    expect(takeAll(sweep)).toEqual([2]);
  });

  it('does not ask a host a second time that never answered', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    for (const port of order.ports) sweep.settle(port, false, 'timeout', 1000, 1000);
    expect(sweep.pending).toBe(0);
    expect(sweep.outcome(undefined).firstAnswer).toBeUndefined();
  });

  it('stops asking again when that never helps', () => {
    const ports = Array.from({ length: 500 }, (_, index) => index + 1);
    const sweep = new HostSweep({ ...order, ports });
    takeAll(sweep);
    for (const port of ports) sweep.settle(port, false, port === 1 ? 'open' : 'timeout', 5, 1000);
    let retries = 0;
    for (let next = sweep.takeNext(); next !== undefined; next = sweep.takeNext()) {
      sweep.settle(next.port, next.isRetry, 'timeout', 500, 2000);
      retries += 1;
    }
    expect(retries).toBe(64);
  });

  it('never loses a port to a lack of sockets', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    expect(sweep.settle(2, false, 'exhausted', 0, 0)).toBe(false);
    expect(sweep.takeNext()).toEqual({ port: 2, isRetry: false });
  });

  it('takes a meeting with itself for a closed port of a live host', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    sweep.settle(3, false, 'self_connection', 0, 0);
    expect(sweep.outcome(undefined)).toMatchObject({ open: [], firstAnswer: 'refused' });
  });

  it.each(['timeout', 'unreachable', 'denied', 'failed'] as const)('%s proves no host', (outcome) => {
    const sweep = new HostSweep({ ...order, stopAtFirstAnswer: true });
    takeAll(sweep);
    sweep.settle(1, false, outcome, 0, 0);
    expect(sweep.firstAnswer).toBeUndefined();
  });

  it('says how many ports a stop left unasked', () => {
    const sweep = new HostSweep(order);
    sweep.takeNext();
    sweep.inFlight = 1;
    expect(sweep.outcome('stopped')).toMatchObject({ unasked: 3, reason: 'stopped' });
  });

  it('waits less long once it knows the round trip, and longer again at a second try', () => {
    const sweep = new HostSweep(order);
    expect(sweep.timeoutMs(false)).toBe(1000);
    sweep.settle(1, false, 'refused', 5, 0);
    expect(sweep.timeoutMs(false)).toBe(250);
    expect(sweep.timeoutMs(true)).toBe(500);
  });
});
