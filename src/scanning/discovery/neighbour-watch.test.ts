import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NeighbourTable } from './neighbour-table.ts';
import { NeighbourWatch, type NeighbourAnswer } from './neighbour-watch.ts';

const going = new AbortController().signal;
const mac = '4C:5E:0C:01:02:03';
const patienceMs = 1300;

/** A segment in which `answers` says after how many milliseconds each address answers; others never do. */
function aSegment(
  answers: ReadonlyMap<string, number>,
  settlesEarly: boolean,
  known: readonly string[] = [],
) {
  const startedAtMs = performance.now();
  const read = async (): Promise<NeighbourTable> => {
    const now = performance.now() - startedAtMs;
    const there = [...answers].filter(([, afterMs]) => afterMs <= now).map(([address]) => address);
    return new Map([...known, ...there].map((address) => [address, mac]));
  };
  const watch = new NeighbourWatch(
    { ipv4: read, ipv6: read },
    { settlesEarly, listeningMs: () => performance.now() },
  );
  const told = new Map<string, { answer: NeighbourAnswer['kind']; atMs: number }>();
  const ask = async (address: string): Promise<void> => {
    await watch.table(address);
    const { kind } = await watch.wait(address, patienceMs, going);
    told.set(address, { answer: kind, atMs: performance.now() - startedAtMs });
  };
  return { watch, told, ask };
}

function hosts(count: number, afterMs: number): Map<string, number> {
  return new Map(Array.from({ length: count }, (_, index) => [`10.0.0.${index + 1}`, afterMs]));
}

describe('NeighbourWatch', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function silenceOf(
    answers: ReadonlyMap<string, number>,
    settlesEarly: boolean,
    known: readonly string[] = [],
  ): Promise<number> {
    const { watch, told, ask } = aSegment(answers, settlesEarly, known);
    for (const address of [...answers.keys(), ...known, '10.0.0.200']) void ask(address);
    await vi.advanceTimersByTimeAsync(3000);
    watch.close();
    for (const address of [...answers.keys(), ...known]) expect(told.get(address)?.answer).toBe('mac');
    expect(told.get('10.0.0.200')?.answer).toBe('silent');
    return told.get('10.0.0.200')?.atMs ?? Number.NaN;
  }

  it('waits until the kernel has asked twice', async () => {
    expect(await silenceOf(hosts(31, 5), false)).toBeGreaterThanOrEqual(patienceMs);
  });

  it('believes the silence of a segment that answers fast, where waiting is all there is', async () => {
    const silentAtMs = await silenceOf(hosts(31, 5), true);
    expect(silentAtMs).toBeGreaterThanOrEqual(300);
    expect(silentAtMs).toBeLessThan(450);
  });

  it('waits where few answered, where one was slow, and where the table knew all before', async () => {
    expect(await silenceOf(hosts(7, 5), true)).toBeGreaterThanOrEqual(patienceMs);
    expect(await silenceOf(new Map([...hosts(31, 5), ['10.0.0.90', 250]]), true)).toBeGreaterThanOrEqual(
      patienceMs,
    );
    expect(await silenceOf(new Map(), true, [...hosts(31, 0).keys()])).toBeGreaterThanOrEqual(patienceMs);
  });

  it('counts answers to something else', async () => {
    const { watch, told, ask } = aSegment(new Map(), true);
    for (let host = 0; host < 8; host += 1) watch.noteAnswer('10.0.0.1', 12);
    void ask('10.0.0.200');
    await vi.advanceTimersByTimeAsync(450);
    watch.close();
    expect(told.get('10.0.0.200')).toMatchObject({ answer: 'silent' });
  });

  it('says at once that it does not know when the scan ends, and when there is no table', async () => {
    const stop = new AbortController();
    const watch = new NeighbourWatch(
      { ipv4: async () => new Map(), ipv6: async () => undefined },
      { listeningMs: () => performance.now() },
    );
    const waiting = watch.wait('10.0.0.1', patienceMs, stop.signal);
    stop.abort();
    expect(await waiting).toEqual({ kind: 'unknown' });
    const without = watch.wait('fd00::1', patienceMs, going);
    await vi.advanceTimersByTimeAsync(200);
    expect(await without).toEqual({ kind: 'unknown' });
    watch.close();
  });
});
