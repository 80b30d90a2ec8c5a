import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VersionScheme } from '../../src/versions/version-scheme.ts';

/** What is known of a scheme, from which its tests are made. */
export interface VersionTable {
  /** Every version is older than all that follow. */
  readonly ascending: readonly string[];
  readonly same: readonly (readonly [string, string])[];
  /** Texts that are no version of the scheme. */
  readonly rejected: readonly string[];
  /** Makes texts of which most are versions. */
  readonly texts: fc.Arbitrary<string>;
}

/** Holds a scheme to its table and to the laws of an order. */
export function holdVersionLaws<Parsed>(scheme: VersionScheme<Parsed>, table: VersionTable): void {
  const compare = (a: string, b: string): number => scheme.compare(scheme.parse(a)!, scheme.parse(b)!);

  describe(`the ${scheme.name} version scheme`, () => {
    it('orders the table as written, every pair of it', () => {
      for (const [i, a] of table.ascending.entries())
        for (const [j, b] of table.ascending.entries())
          expect([a, b, Math.sign(compare(a, b))]).toEqual([a, b, Math.sign(i - j)]);
    });

    it.each(table.same)('holds %s and %s for the same version', (a, b) => {
      expect(compare(a, b)).toBe(0);
      expect(compare(b, a)).toBe(0);
    });

    it.each(table.rejected)('holds %j for no version', (text) => {
      expect(scheme.parse(text)).toBeUndefined();
    });

    it('never throws, is antisymmetric and transitive over whatever it accepts', () => {
      let compared = 0;
      fc.assert(
        fc.property(table.texts, table.texts, table.texts, (x, y, z) => {
          const [a, b, c] = [scheme.parse(x), scheme.parse(y), scheme.parse(z)];
          fc.pre(a !== undefined && b !== undefined && c !== undefined);
          compared += 1;
          expect(Math.sign(scheme.compare(a, b))).toBe(0 - Math.sign(scheme.compare(b, a)));
          if (scheme.compare(a, b) <= 0 && scheme.compare(b, c) <= 0)
            expect(scheme.compare(a, c)).toBeLessThanOrEqual(0);
          if (scheme.compare(a, b) === 0)
            expect(Math.sign(scheme.compare(a, c))).toBe(Math.sign(scheme.compare(b, c)));
        }),
        { numRuns: 3000 },
      );
      expect(compared).toBeGreaterThan(500);
    });
  });
}
