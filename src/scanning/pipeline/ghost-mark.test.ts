import { describe, expect, it } from 'vitest';
import { ghostMarkOf, isItself, type GhostAnswer } from './ghost-mark.ts';

const refuses: GhostAnswer = { unlikelyOpen: 0, likelyOpen: 0, ping: 'silent' };
const accepts: GhostAnswer = { unlikelyOpen: 3, likelyOpen: 40, ping: 'silent' };

const block = { size: 254, silent: 1 };
const whole = { size: 254, silent: 0 };

function eight(answer: GhostAnswer, ...others: readonly GhostAnswer[]): GhostAnswer[] {
  return [...others, ...Array.from({ length: 8 - others.length }, () => answer)];
}

describe('the mark of a ghost', () => {
  it('is that all samples accept what nobody uses, or refuse everything and answer no ping', () => {
    expect(ghostMarkOf(eight(accepts), block)).toEqual({ kind: 'accepts_everything', ping: 'silent' });
    expect(ghostMarkOf(eight(refuses), block)).toEqual({ kind: 'refuses_everything', ping: 'silent' });
  });

  it('is still seen when two of eight samples are devices behind it', () => {
    const device = { ...refuses, likelyOpen: 1 };
    expect(ghostMarkOf(eight(refuses, device, device), block)?.kind).toBe('refuses_everything');
    expect(ghostMarkOf(eight(refuses, device, device, device), block)).toBeUndefined();
  });

  it('is not that all have the same few ports open', () => {
    expect(ghostMarkOf(eight({ ...refuses, likelyOpen: 1 }), whole)).toBeUndefined();
    expect(ghostMarkOf(eight({ ...refuses, unlikelyOpen: 1, likelyOpen: 2 }), whole)).toBeUndefined();
  });

  it('where all refuse and all answer pings needs a block without one silent address', () => {
    const phone = { ...refuses, ping: 63 };
    expect(ghostMarkOf(eight(phone), block)).toBeUndefined();
    expect(ghostMarkOf(eight(phone), whole)).toEqual({ kind: 'refuses_everything', ping: 63 });
    // Each answers with a time to live of its own: they are devices.
    expect(
      ghostMarkOf(
        [63, 127, 254, 63, 127, 254, 63, 127].map((ping) => ({ ...refuses, ping })),
        whole,
      ),
    ).toBeUndefined();
  });

  it('is not that the few addresses that somebody named refuse everything', () => {
    expect(ghostMarkOf(eight(refuses), { size: 20, silent: 0 })).toBeUndefined();
    expect(ghostMarkOf(eight({ ...refuses, ping: 63 }), { size: 100, silent: 0 })).toBeUndefined();
    expect(ghostMarkOf(eight(accepts), { size: 20, silent: 0 })?.kind).toBe('accepts_everything');
  });

  it('leaves alone who has a port open, or answers a ping as the ghost does not', () => {
    const mark = { kind: 'refuses_everything', ping: 'silent' } as const;
    expect(isItself(refuses, mark)).toBe(false);
    expect(isItself({ ...refuses, ping: 'unknown' }, mark)).toBe(false);
    expect(isItself({ ...refuses, likelyOpen: 1 }, mark)).toBe(true);
    expect(isItself({ ...refuses, ping: 63 }, mark)).toBe(true);
    expect(isItself({ ...refuses, ping: 63 }, { ...mark, ping: 63 })).toBe(false);
    expect(isItself({ ...refuses, ping: 127 }, { ...mark, ping: 63 })).toBe(true);
    expect(isItself(refuses, { kind: 'accepts_everything', ping: 'silent' })).toBe(true);
  });
});
