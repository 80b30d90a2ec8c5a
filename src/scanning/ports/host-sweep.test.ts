import { describe, expect, it } from 'vitest';
import { HostSweep, type Ask, type SweepOrder } from './host-sweep.ts';

const order: SweepOrder = {
  address: '127.0.0.1',
  ports: [1, 2, 3],
  timeoutMs: 1000,
  maxInFlight: 10,
  stopAtFirstAnswer: false,
  isCounted: true,
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
    sweep.settle({ port: 1, kind: 'first' }, 'timeout', 1000, 1000);
    expect(sweep.takeNext()).toBeUndefined();
    sweep.settle({ port: 2, kind: 'first' }, 'refused', 5, 1000);
    expect(sweep.takeNext()).toEqual({ port: 1, kind: 'retry' });
    sweep.settle({ port: 1, kind: 'retry' }, 'open', 5, 1100);
    expect(sweep.outcome(undefined)).toMatchObject({ open: [1], firstAnswer: 'refused', unasked: 0 });
  });

  it('asks again what was unreachable for a moment on a host that answers', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    sweep.settle({ port: 1, kind: 'first' }, 'refused', 5, 1000);
    sweep.settle({ port: 2, kind: 'first' }, 'unreachable', 900, 1000);
    sweep.settle({ port: 3, kind: 'first' }, 'denied', 5, 1000);
    expect(takeAll(sweep)).toEqual([2]);
  });

  it('goes on asking again only as far as answers pay for it, where a firewall drops nearly everything', () => {
    const ports = Array.from({ length: 2000 }, (_, index) => index + 1);
    const sweep = new HostSweep({ ...order, ports });
    takeAll(sweep);
    for (const port of ports)
      sweep.settle({ port, kind: 'first' }, port === 1 ? 'refused' : 'timeout', 5, 1000);
    let retries = 0;
    for (let next = sweep.takeNext(); next !== undefined; next = sweep.takeNext()) {
      if (next.kind === 'retry') retries += 1;
      // One packet of all was lost.
      sweep.settle(next, next.kind === 'retry' && retries === 10 ? 'open' : 'timeout', 500, 2000);
    }
    expect(retries).toBe(2 * 64);
  });

  it('asks a third time, and no fourth, where asking again has shown that packets are lost', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    sweep.settle({ port: 1, kind: 'first' }, 'refused', 5, 1000);
    for (const port of [2, 3]) sweep.settle({ port, kind: 'first' }, 'timeout', 900, 2000);
    expect(takeAll(sweep)).toEqual([3, 2]);
    sweep.settle({ port: 3, kind: 'retry' }, 'timeout', 900, 3000);
    expect(sweep.pending).toBe(0);
    sweep.settle({ port: 2, kind: 'retry' }, 'open', 5, 3000);
    expect(takeAll(sweep)).toEqual([3]);
    sweep.settle({ port: 3, kind: 'retry' }, 'timeout', 900, 4000);
    expect(sweep.pending).toBe(0);
  });

  it('waits for a first try no longer than is known elsewhere, which may change meanwhile', () => {
    let patienceMs = Infinity;
    const sweep = new HostSweep({ ...order, patienceMs: () => patienceMs });
    expect(sweep.timeoutMs('first')).toBe(1000);
    patienceMs = 300;
    expect([sweep.timeoutMs('first'), sweep.timeoutMs('retry')]).toEqual([300, 1000]);
  });

  it('does not ask a host a second time that never answered', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    for (const port of order.ports) sweep.settle({ port: port, kind: 'first' }, 'timeout', 1000, 1000);
    expect(sweep.pending).toBe(0);
    expect(sweep.outcome(undefined).firstAnswer).toBeUndefined();
  });

  it('stops asking again when that never helps', () => {
    const ports = Array.from({ length: 500 }, (_, index) => index + 1);
    const sweep = new HostSweep({ ...order, ports });
    takeAll(sweep);
    for (const port of ports)
      sweep.settle({ port: port, kind: 'first' }, port === 1 ? 'open' : 'timeout', 5, 1000);
    let retries = 0;
    for (let next = sweep.takeNext(); next !== undefined; next = sweep.takeNext()) {
      sweep.settle(next, 'timeout', 500, 2000);
      if (next.kind === 'retry') retries += 1;
    }
    expect(retries).toBe(64);
  });

  describe('behind a firewall that drops', () => {
    const ports = Array.from({ length: 1000 }, (_, index) => index + 1);

    /** A host whose first two ports answer, the second with a refusal, and no other does; `answers` of canaries. */
    function aQuietHost(answers: boolean): { canaries: number[]; rounds: number; window: number } {
      const sweep = new HostSweep({ ...order, ports, maxInFlight: 1000 });
      const canaries: number[] = [];
      let rounds = 0;
      for (; sweep.pending > 0; rounds += 1) {
        const asked: Ask[] = [];
        for (; sweep.hasRoom; sweep.inFlight += 1) {
          const next = sweep.takeNext();
          if (next === undefined) break;
          asked.push(next);
        }
        for (const ask of asked) {
          sweep.inFlight -= 1;
          if (ask.kind === 'canary') {
            canaries.push(ask.port);
            sweep.settle(ask, answers ? 'refused' : 'timeout', 5, rounds * 1000);
          } else if (ask.port === 1) sweep.settle(ask, 'open', 5, rounds * 1000);
          else sweep.settle(ask, ask.port === 2 ? 'refused' : 'timeout', 250, rounds * 1000);
        }
      }
      return { canaries, rounds, window: sweep.window.size };
    }

    it('goes faster while a port that is known to refuse still does', () => {
      const { canaries, rounds } = aQuietHost(true);
      expect(new Set(canaries)).toEqual(new Set([2]));
      expect(canaries.length).toBeLessThan(12);
      expect(rounds).toBeLessThan(12);
    });

    it('is asked ever faster within a few round trips, long before the first port counts as silent', () => {
      const sweep = new HostSweep({ ...order, ports, maxInFlight: 1000 });
      const ask = (): Ask[] => {
        const asked: Ask[] = [];
        for (; sweep.hasRoom; sweep.inFlight += 1) {
          const next = sweep.takeNext();
          if (next === undefined) break;
          asked.push(next);
        }
        return asked;
      };
      const [first] = ask();
      sweep.inFlight -= 1;
      sweep.settle(first ?? { port: 0, kind: 'first' }, 'open', 5, 5);
      ask();
      let canaries = 0;
      for (let now = 25; now <= 250; now += 25) {
        if (!sweep.noteTime(now)) continue;
        const asked = ask();
        expect(asked[0]).toEqual({ port: 1, kind: 'canary' });
        canaries += 1;
        sweep.inFlight -= 1;
        sweep.settle({ port: 1, kind: 'canary' }, 'open', 5, now + 5);
        ask();
      }
      expect(sweep.inFlight).toBe(999);
      expect(canaries).toBeLessThan(9);
    });

    it('goes slower when that port is silent too', () => {
      const { canaries, window } = aQuietHost(false);
      expect(canaries.length).toBeGreaterThan(3);
      expect(window).toBeLessThan(20);
    });
  });

  it('forgets a round trip that only this machine made long, by the port that was late', () => {
    const ports = Array.from({ length: 40 }, (_, index) => index + 1);
    const sweep = new HostSweep({ ...order, ports, maxInFlight: 100 });
    takeAll(sweep);
    sweep.settle({ port: 1, kind: 'first' }, 'open', 900, 0);
    expect(sweep.timeoutMs('first')).toBe(1000);
    for (let port = 2; port < 30; port += 1) sweep.settle({ port, kind: 'first' }, 'timeout', 1000, 1000);
    expect(sweep.takeNext()).toEqual({ port: 1, kind: 'canary' });
    sweep.settle({ port: 1, kind: 'canary' }, 'open', 5, 1005);
    expect(sweep.timeoutMs('first')).toBe(250);
  });

  it('finds services behind a firewall that refuses sooner than they answer, the likely ones first', () => {
    const ports = Array.from({ length: 400 }, (_, index) => index + 1);
    const sweep = new HostSweep({
      ...order,
      ports,
      oftenOpen: [22, 80, 143],
      timeoutMs: 1500,
      maxInFlight: 1000,
    });
    const slow = new Set([22, 143]);
    for (let round = 0; sweep.pending > 0 && round < 100; round += 1) {
      const asked: Ask[] = [];
      for (; sweep.hasRoom; sweep.inFlight += 1) {
        const next = sweep.takeNext();
        if (next === undefined) break;
        asked.push(next);
      }
      // The near firewall refuses a few at once, accepts the slow ones and drops the rest.
      for (const ask of asked) {
        sweep.inFlight -= 1;
        const timeoutMs = sweep.timeoutMs(ask.kind);
        if (ask.port % 50 === 7) sweep.settle(ask, 'refused', 2, round * 1000);
        else if (slow.has(ask.port) && timeoutMs > 600) sweep.settle(ask, 'open', 600, round * 1000);
        else sweep.settle(ask, 'timeout', timeoutMs, round * 1000);
      }
    }
    expect(sweep.outcome(undefined).open).toEqual([22, 143]);
  });

  it('never loses a port to a lack of sockets', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    expect(sweep.settle({ port: 2, kind: 'first' }, 'exhausted', 0, 0)).toBe(false);
    expect(sweep.takeNext()).toEqual({ port: 2, kind: 'again' });
  });

  it('takes a meeting with itself for a closed port of a live host', () => {
    const sweep = new HostSweep(order);
    takeAll(sweep);
    sweep.settle({ port: 3, kind: 'first' }, 'self_connection', 0, 0);
    expect(sweep.outcome(undefined)).toMatchObject({ open: [], firstAnswer: 'refused' });
  });

  it.each(['timeout', 'unreachable', 'denied', 'failed'] as const)('%s proves no host', (outcome) => {
    const sweep = new HostSweep({ ...order, stopAtFirstAnswer: true });
    takeAll(sweep);
    sweep.settle({ port: 1, kind: 'first' }, outcome, 0, 0);
    expect(sweep.firstAnswer).toBeUndefined();
  });

  it('says how many ports a stop left unasked', () => {
    const sweep = new HostSweep(order);
    sweep.takeNext();
    sweep.inFlight = 1;
    expect(sweep.outcome('stopped')).toMatchObject({ unasked: 3, reason: 'stopped' });
  });

  it('waits less long once it knows the round trip, and as long as it may at a second try', () => {
    const sweep = new HostSweep(order);
    expect(sweep.timeoutMs('first')).toBe(1000);
    sweep.settle({ port: 1, kind: 'first' }, 'refused', 5, 0);
    expect(sweep.timeoutMs('first')).toBe(250);
    expect(sweep.timeoutMs('retry')).toBe(1000);
  });
});
