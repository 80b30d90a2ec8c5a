import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openssh } from './index.ts';

const ascending = [
  '2.9.9',
  '2.9.9p2',
  '3.6.1',
  '3.6.1p1',
  '3.6.1p2',
  '4.3',
  '6.9p1',
  '7.1',
  '9.2',
  '9.2p1',
  '9.2p2',
  '9.3',
  '9.3p2',
  '10.0p1',
];
const same: [string, string][] = [
  ['9.2', '9.2p0'],
  ['9.3p2', '9.3_P2'],
  ['9.2', '9.2.0'],
];

describe('the openssh version scheme', () => {
  it('orders the table as written, every pair of it', () => {
    for (const [i, a] of ascending.entries())
      for (const [j, b] of ascending.entries())
        expect([a, b, Math.sign(compare(a, b))]).toEqual([a, b, Math.sign(i - j)]);
  });

  it.each(same)('holds %s and %s for the same version', (a, b) => {
    expect(compare(a, b)).toBe(0);
  });

  it.each(['', '*', '-', 'p1', '9.2p', '9.2p1 Debian-2', '9.2rc1', '1'.repeat(300)])(
    'holds %j for no version',
    (text) => {
      expect(openssh.parse(text)).toBeUndefined();
    },
  );

  it('never throws, is antisymmetric and transitive over whatever it accepts', () => {
    const version = fc
      .tuple(
        fc.constantFrom('9', '9.2', '9.2.0', '3.6.1', '10.0'),
        fc.constantFrom('', 'p0', 'p1', 'p2', 'p10'),
      )
      .map(([core, rest]) => core + rest);
    let compared = 0;
    fc.assert(
      fc.property(version, version, version, (x, y, z) => {
        const [a, b, c] = [openssh.parse(x), openssh.parse(y), openssh.parse(z)];
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        compared += 1;
        expect(Math.sign(openssh.compare(a, b))).toBe(0 - Math.sign(openssh.compare(b, a)));
        if (openssh.compare(a, b) <= 0 && openssh.compare(b, c) <= 0)
          expect(openssh.compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

function compare(a: string, b: string): number {
  return openssh.compare(openssh.parse(a)!, openssh.parse(b)!);
}
