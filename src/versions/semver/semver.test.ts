import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { semver } from './index.ts';

const ascending = [
  '0.9.9',
  '1.0.0-1',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2.3',
  '1.2.3.4',
  '2',
  '2.1',
  '2.10.0',
];
const same: [string, string][] = [
  ['1', '1.0.0'],
  ['v1.2', '1.2.0'],
  ['1.0.0+build.5', '1.0.0'],
];

describe('the semver version scheme', () => {
  it('orders the table as written, every pair of it', () => {
    for (const [i, a] of ascending.entries())
      for (const [j, b] of ascending.entries())
        expect([a, b, Math.sign(compare(a, b))]).toEqual([a, b, Math.sign(i - j)]);
  });

  it.each(same)('holds %s and %s for the same version', (a, b) => {
    expect(compare(a, b)).toBe(0);
  });

  it.each(['', '*', '-', '1.0rc1', '1.0-', '1.0-a..b', 'latest', '1.'.repeat(300)])(
    'holds %j for no version',
    (text) => {
      expect(semver.parse(text)).toBeUndefined();
    },
  );

  it('never throws, is antisymmetric and transitive over whatever it accepts', () => {
    const version = fc
      .tuple(
        fc.constantFrom('1', '1.0', '2.10.3', '2.9'),
        fc.constantFrom('', '-rc', '-rc.1', '-1', '-a.b', '-rc.10.x', '+b'),
      )
      .map(([core, rest]) => core + rest);
    let compared = 0;
    fc.assert(
      fc.property(version, version, version, (x, y, z) => {
        const [a, b, c] = [semver.parse(x), semver.parse(y), semver.parse(z)];
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        compared += 1;
        expect(Math.sign(semver.compare(a, b))).toBe(0 - Math.sign(semver.compare(b, a)));
        if (semver.compare(a, b) <= 0 && semver.compare(b, c) <= 0)
          expect(semver.compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

function compare(a: string, b: string): number {
  return semver.compare(semver.parse(a)!, semver.parse(b)!);
}
