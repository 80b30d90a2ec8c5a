import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debian } from './index.ts';

const ascending = [
  '0~~',
  '0~~a',
  '0~',
  '0',
  '1.0~rc1-1',
  '1.0-1',
  '1.0-1+b1',
  '1.0-1.1',
  '1.0-2+deb12u1',
  '1.0-2+deb12u3',
  '1.0-10',
  '1.0a-1',
  '1.0+dfsg-1',
  '1.0.0-1',
  '1.2.9-1',
  '1.2.10-1',
  '1:0.1',
  '9:1',
];
const same: [string, string][] = [
  ['1.0-0', '1.0'],
  ['0:1.5', '1.5'],
  ['1.01', '1.1'],
  ['1:9.2p1-2+deb12u3', '1:9.2p1-2+deb12u3'],
];

describe('the debian version scheme', () => {
  it('orders the table as written, every pair of it', () => {
    for (const [i, a] of ascending.entries())
      for (const [j, b] of ascending.entries())
        expect([a, b, Math.sign(compare(a, b))]).toEqual([a, b, Math.sign(i - j)]);
  });

  it.each(same)('holds %s and %s for the same version', (a, b) => {
    expect(compare(a, b)).toBe(0);
  });

  it.each(['', '*', '-', 'abc', '1.0-', '1_0', ':1', '1.0 2', '1'.repeat(300)])(
    'holds %j for no version',
    (text) => {
      expect(debian.parse(text)).toBeUndefined();
    },
  );

  it('never throws, is antisymmetric and transitive over whatever it accepts', () => {
    const version = fc
      .array(fc.constantFrom('0', '1', '10', 'a', 'Z', '.', '+', '~', '-', ':'), { maxLength: 6 })
      .map((pieces) => `1${pieces.join('')}`);
    let compared = 0;
    fc.assert(
      fc.property(version, version, version, (x, y, z) => {
        const [a, b, c] = [debian.parse(x), debian.parse(y), debian.parse(z)];
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        compared += 1;
        expect(Math.sign(debian.compare(a, b))).toBe(0 - Math.sign(debian.compare(b, a)));
        if (debian.compare(a, b) <= 0 && debian.compare(b, c) <= 0)
          expect(debian.compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

function compare(a: string, b: string): number {
  return debian.compare(debian.parse(a)!, debian.parse(b)!);
}
