import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VersionSchemeName } from '../domain/version-scheme.ts';
import { schemeNamed } from './registry.ts';

/** Texts as they stand in records and banners, and near misses of them. */
const piece = fc.oneof(
  fc.nat(30).map(String),
  fc.constantFrom('0', '00', '7', '49', '2021', 'rc1', 'beta2', 'alpha0', 'p1', 'a', 'z', 'lts', 'x'),
  fc.nat({ max: 10 ** 15 }).map(String),
);
const separator = fc.constantFrom('.', '.', '.', '', '-', '_', '~', '+', ':', ' ');
const texts = fc
  .tuple(
    fc.constantFrom('', '', 'v', '1:', '-'),
    fc.array(fc.tuple(piece, separator), { minLength: 1, maxLength: 6 }),
  )
  .map(([start, pieces]) => start + pieces.flat().slice(0, -1).join(''));

describe.each(VersionSchemeName.options)('the %s scheme', (name) => {
  const scheme = schemeNamed(name);

  it('is a total order over everything it accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 12 }), (given) => {
        const versions = given.map((text) => scheme.parse(text)).filter((version) => version !== undefined);
        accepted += versions.length;
        const sorted = versions.toSorted((a, b) => scheme.compare(a, b));
        const places = sorted.map((version) => scheme.place(version));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const [i, a] of sorted.entries()) {
          expect(scheme.compare(a, a)).toBe(0);
          for (const b of sorted.slice(i + 1)) {
            const order = scheme.compare(a, b);
            expect(Number.isNaN(order)).toBe(false);
            expect(order).toBeLessThanOrEqual(0);
            expect(Math.sign(scheme.compare(b, a))).toBe(order === 0 ? 0 : 1);
          }
        }
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('gives every version a place that a number holds exactly', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const version = scheme.parse(text);
        const place = version === undefined ? 0 : scheme.place(version);
        expect(Number.isSafeInteger(place) && place >= 0).toBe(true);
      }),
    );
  });

  it('accepts or refuses any text whatever without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const version = scheme.parse(text);
        if (version !== undefined) expect(scheme.compare(version, version)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});
