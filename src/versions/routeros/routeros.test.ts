import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeros } from './index.ts';

const ascending = [
  '2.9.51',
  '3.30',
  '6.4.2rc11',
  '6.4.2',
  '6.40.5',
  '6.46.8',
  '6.46.8.1',
  '6.48.7',
  '6.49beta27',
  '6.49',
  '6.49.9',
  '6.49.10',
  '6.49.18',
  '7.1beta5',
  '7.1rc6',
  '7.1',
  '7.1.1',
  '7.20_ab129',
  '7.20beta2',
  '7.20',
  '7.25beta2',
  '7.25beta10',
  '7.25rc1',
  '7.25',
  '7.25.1',
];
const same: [string, string][] = [
  ['7.1', '7.1.0'],
  ['7', '7.0'],
  ['6.46.8.0', '6.46.8'],
  ['6.49.10', '6.49.10 long-term'],
  ['v6.49.10 (stable)', '6.49.10'],
  ['7.25RC1', '7.25-rc1'],
];

describe('the routeros version scheme', () => {
  it('orders the table as written, every pair of it', () => {
    for (const [i, a] of ascending.entries())
      for (const [j, b] of ascending.entries())
        expect([a, b, Math.sign(compare(a, b))]).toEqual([a, b, Math.sign(i - j)]);
  });

  it.each(same)('holds %s and %s for the same version', (a, b) => {
    expect(compare(a, b)).toBe(0);
  });

  it.each(['', '*', '-', '2021-01-04', 'stable', '7.1rc', '7'.repeat(300)])(
    'holds %j for no version',
    (text) => {
      expect(routeros.parse(text)).toBeUndefined();
    },
  );

  it('never throws, is antisymmetric and transitive over whatever it accepts', () => {
    const version = fc
      .tuple(
        fc.constantFrom('6.49', '6.49.10', '7.1', '7.1.0', '7.25'),
        fc.constantFrom('', 'beta1', 'beta10', 'rc1', ' stable'),
      )
      .map(([core, rest]) => core + rest);
    let compared = 0;
    fc.assert(
      fc.property(version, version, version, (x, y, z) => {
        const [a, b, c] = [routeros.parse(x), routeros.parse(y), routeros.parse(z)];
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        compared += 1;
        expect(Math.sign(routeros.compare(a, b))).toBe(0 - Math.sign(routeros.compare(b, a)));
        if (routeros.compare(a, b) <= 0 && routeros.compare(b, c) <= 0)
          expect(routeros.compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

function compare(a: string, b: string): number {
  return routeros.compare(routeros.parse(a)!, routeros.parse(b)!);
}
