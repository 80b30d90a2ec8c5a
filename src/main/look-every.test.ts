import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { lookEvery } from './look-every.ts';

const cleanUp: (() => Promise<void>)[] = [];
const fail = (error: unknown): never => {
  throw error;
};

afterEach(async () => {
  for (const stop of cleanUp.splice(0)) await stop();
});

describe('lookEvery', () => {
  it('looks at once, later, or after the pause, as it is told to', async () => {
    const looks = { atOnce: 0, soon: 0, late: 0 };
    const day = 86_400_000;
    cleanUp.push(lookEvery({ everyMs: day, firstAfterMs: 0 }, async () => (looks.atOnce += 1), fail));
    cleanUp.push(lookEvery({ everyMs: day, firstAfterMs: 20 }, async () => (looks.soon += 1), fail));
    cleanUp.push(lookEvery({ everyMs: day }, async () => (looks.late += 1), fail));
    expect(looks).toEqual({ atOnce: 1, soon: 0, late: 0 });
    await expect.poll(() => looks).toEqual({ atOnce: 1, soon: 1, late: 0 });
  });

  it('never looks twice at a time, and goes on after a look that failed', async () => {
    const errors: unknown[] = [];
    let [atOnce, most, looks] = [0, 0, 0];
    const look = async (): Promise<void> => {
      looks += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await wait(30);
      atOnce -= 1;
      if (looks === 1) throw new Error('no answer');
    };
    cleanUp.push(lookEvery({ everyMs: 5 }, look, (error) => errors.push(error)));
    await expect.poll(() => looks).toBeGreaterThan(3);
    expect(most).toBe(1);
    expect(errors).toEqual([new Error('no answer')]);
  });

  it('breaks the look under way off when it is stopped, and waits for its end', async () => {
    let [looks, ended] = [0, 0];
    const look = async (signal: AbortSignal): Promise<void> => {
      looks += 1;
      await wait(60_000, undefined, { signal }).catch(() => undefined);
      await wait(20);
      ended += 1;
    };
    const stop = lookEvery({ everyMs: 5, firstAfterMs: 0 }, look, fail);
    await wait(20);
    await stop();
    expect(ended).toBe(1);
    await wait(30);
    expect(looks).toBe(1);
  });
});
