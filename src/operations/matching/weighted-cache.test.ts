import { describe, expect, it } from 'vitest';
import { createWeightedCache } from './weighted-cache.ts';

describe('a weighted cache', () => {
  it('forgets what was not asked for longest', () => {
    const cache = createWeightedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('forgets as many as a heavy value needs', () => {
    const cache = createWeightedCache<number>(10);
    for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 3);
    cache.set('d', 3, 7);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([undefined, undefined, 2, 3]);
  });

  it('does not keep what weighs more than all, nor what stood under its key', () => {
    const cache = createWeightedCache<number>(10);
    cache.set('a', 1, 3);
    cache.set('b', 2, 3);
    cache.set('a', 9, 11);
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 2]);
  });

  it('counts a replaced value once', () => {
    const cache = createWeightedCache<number>(10);
    for (let round = 0; round < 100; round += 1) cache.set('a', round, 5);
    cache.set('b', 1, 5);
    expect([cache.get('a'), cache.get('b')]).toEqual([99, 1]);
  });
});
