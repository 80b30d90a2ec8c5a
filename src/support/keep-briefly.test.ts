import { describe, expect, it } from 'vitest';
import { keepBriefly } from './keep-briefly.ts';

describe('what is kept briefly', () => {
  it('is read once for all who ask in its time, and anew after it', async () => {
    let [time, reads] = [0, 0];
    const ask = keepBriefly(
      10,
      async () => (reads += 1),
      () => time,
    );
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    time = 9;
    expect(await ask()).toBe(1);
    time = 10;
    expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
  });

  it('is no failure', async () => {
    let reads = 0;
    const ask = keepBriefly(10, async () => {
      reads += 1;
      if (reads === 1) throw new Error('not yet');
      return reads;
    });
    const both = await Promise.allSettled([ask(), ask()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask()).toBe(2);
  });
});
