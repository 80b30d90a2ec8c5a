import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

/** Works that end when they are told to, and the names of those that have begun. */
function works(terms: Parameters<typeof takeTurns>[0]) {
  const inTurn = takeTurns(terms);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string): Promise<string> =>
    inTurn(async () => {
      begun.push(name);
      await new Promise<void>((end) => ends.set(name, end));
      return name;
    });
  return { begun, ask, end: (name: string) => ends.get(name)?.() };
}

describe('takeTurns', () => {
  it('lets so many begin at a time, in order', async () => {
    const { begun, ask, end } = works({ most: 2, patienceMs: 60_000, mostInAll: 9 });
    const asked = ['a', 'b', 'c', 'd'].map(ask);
    await wait(20);
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await asked[1]).toBe('b');
    await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
  });

  it('lets others begin beside those that last long, up to a bound', async () => {
    const { begun, ask, end } = works({ most: 1, patienceMs: 30, mostInAll: 3 });
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
    await wait(100);
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    await expect.poll(() => begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on after a work that fails', async () => {
    const inTurn = takeTurns({ most: 1, patienceMs: 60_000, mostInAll: 1 });
    await expect(inTurn(async () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await inTurn(async () => 'next')).toBe('next');
  });
});
