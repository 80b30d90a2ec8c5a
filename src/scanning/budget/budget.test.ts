import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CongestionWindow } from './congestion-window.ts';
import { openFileLimit } from './open-file-limit.ts';
import { ReadyQueue } from './ready-queue.ts';
import { RoundTripEstimate } from './round-trip-estimate.ts';
import { Slots } from './slots.ts';
import { TokenBucket } from './token-bucket.ts';

describe('TokenBucket', () => {
  it('never gives out more than the rate and its small burst, however it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 50 }),
        (rate, pauses) => {
          let now = 0;
          const bucket = new TokenBucket(rate, { nowMs: () => now });
          let taken = 0;
          for (const pause of pauses) {
            now += pause;
            while (bucket.tryTake()) taken += 1;
          }
          expect(taken).toBeLessThanOrEqual((rate * now) / 1000 + Math.max(1, rate / 20) + 1e-6);
        },
      ),
    );
  });

  it('gives the next token when it says', () => {
    let now = 0;
    const bucket = new TokenBucket(10, { nowMs: () => now });
    expect(bucket.tryTake()).toBe(true);
    expect(bucket.tryTake()).toBe(false);
    now += bucket.msUntilNext() + 0.001;
    expect(bucket.tryTake()).toBe(true);
  });

  it('knows no limit at 0', () => {
    const bucket = new TokenBucket(0, { nowMs: () => 0 });
    for (let count = 0; count < 1000; count += 1) expect(bucket.tryTake()).toBe(true);
  });

  it('serves who waits in order, and before who only tries', async () => {
    const bucket = new TokenBucket(20);
    while (bucket.tryTake());
    const served: number[] = [];
    const waiting = [1, 2, 3].map(async (turn) => bucket.take().then(() => served.push(turn)));
    let tries = 0;
    while (served.length < 3) {
      if (bucket.tryTake()) tries += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(waiting);
    expect({ served, tries }).toEqual({ served: [1, 2, 3], tries: 0 });
  });

  it('spends no token on who no longer waits', async () => {
    const bucket = new TokenBucket(50);
    while (bucket.tryTake());
    const gone = new AbortController();
    const waiting = Array.from({ length: 100 }, async () => bucket.take(gone.signal).catch(() => 'gone'));
    gone.abort(new Error('over'));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['gone']));
    expect(bucket.msUntilNext()).toBeLessThanOrEqual(20);
  });

  it('lets nobody wait past a stop', async () => {
    const bucket = new TokenBucket(1, { nowMs: () => 0 });
    bucket.tryTake();
    const controller = new AbortController();
    const waiting = bucket.take(controller.signal);
    controller.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
  });
});

describe('CongestionWindow', () => {
  it('opens with answers and stays within its bound', () => {
    const window = new CongestionWindow(16, 64);
    for (let count = 0; count < 500; count += 1) window.onAnswer();
    expect(window.size).toBe(64);
  });

  it('halves at a proven loss, once a round trip, and never closes', () => {
    const window = new CongestionWindow(64, 64);
    window.onLoss(0, 100);
    window.onLoss(50, 100);
    expect(window.size).toBe(32);
    for (let time = 100; time < 5000; time += 100) window.onLoss(time, 100);
    expect(window.size).toBe(2);
  });

  it('does not take silence for loss', () => {
    const window = new CongestionWindow(16, 64);
    for (let count = 0; count < 100; count += 1) window.onSilence();
    expect(window.size).toBeGreaterThan(16);
  });

  it('obeys a bound below its usual start', () => {
    expect(new CongestionWindow(16, 3).size).toBe(3);
  });
});

describe('RoundTripEstimate', () => {
  it('lies between its bounds whatever it is fed', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 10_000, noNaN: true })), (samples) => {
        const estimate = new RoundTripEstimate(1500);
        for (const sample of samples) estimate.add(sample);
        expect(estimate.timeoutMs()).toBeGreaterThanOrEqual(250);
        expect(estimate.timeoutMs()).toBeLessThanOrEqual(1500);
      }),
    );
  });
});

describe('Slots', () => {
  it('runs no more at once than there are slots, and everything in the end', async () => {
    const slots = new Slots(3);
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        slots
          .run(async () => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 1));
            running -= 1;
            if (index === 5) throw new Error('one fails');
            return index;
          })
          .catch(() => -1),
      ),
    );
    expect(most).toBe(3);
    expect(results.filter((result) => result >= 0)).toHaveLength(19);
  });
});

describe('ReadyQueue', () => {
  it('gives back in order what it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 3000, size: 'max' }), (steps) => {
        const queue = new ReadyQueue<number>();
        const model: number[] = [];
        steps.forEach((isPush, index) => {
          if (isPush) {
            queue.push(index);
            model.push(index);
          } else {
            expect(queue.peek()).toBe(model[0]);
            expect(queue.shift()).toBe(model.shift());
          }
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('openFileLimit', () => {
  it('is cautious where the system says nothing', () => {
    expect(openFileLimit('/nonexistent')).toBe(256);
  });

  it.runIf(process.platform === 'linux')('is what the system says', () => {
    expect(openFileLimit()).toBeGreaterThanOrEqual(64);
  });
});
