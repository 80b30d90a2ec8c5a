import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdVersionLaws } from '../../../test/support/version-laws.ts';
import { generic } from './index.ts';

const ascending = [
  '0.9',
  '1.0-dev',
  '1.0-snapshot',
  '1.0-alpha1',
  '1.0a2',
  '1.0-beta',
  '1.0b2',
  '1.0.m3',
  '1.0-pre4',
  '1.0rc1',
  '1.0-rc.2',
  '1.0',
  '1.0-1',
  '1.0a',
  '1.0b',
  '1.0y',
  '1.0z',
  '1.0za',
  '1.0p1',
  '1.0-patch2',
  '1.0r3',
  '1.0 sp1',
  '1.0u1',
  '1.0 update 2',
  '1.0-hotfix1',
  '1.0.1',
  '1.1',
  '1.2',
  '1.10',
  '7.1-42661',
  '7.1-42661-2',
  '7.1.1',
  '12.5(1)su4',
  '12.5(2)',
  '2022-04',
  '99999999999999998.1',
  '99999999999999999',
  '100000000000000000',
];

const same: [string, string][] = [
  ['1.0', '1.0.0'],
  ['1', '1.0.0.0'],
  ['v2.3', '2.3'],
  ['1.0-RC1', '1.0.rc1'],
  ['1.0.0-rc1', '1.0-rc.1'],
  ['1.05', '1.5'],
  ['4.2.0.Final', '4.2'],
  ['00000000000000000000012', '12'],
  ['1.0.0+', '1.0'],
];

const rejected = ['', '*', '-', '...', '1.*', '2.?', '1.0\u4e2d', '1\u00000', '9'.repeat(257)];

const piece = fc.constantFrom(
  '0',
  '1',
  '2',
  '10',
  'a',
  'b',
  'rc',
  'p',
  'm',
  'final',
  'x',
  '.',
  '-',
  '_',
  '~',
);
const texts = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));

holdVersionLaws(generic, { ascending, same, rejected, texts });

describe('the generic version scheme', () => {
  it('reads plain numbers and the same numbers behind a v alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 6 }),
        (parts) => {
          const text = parts.join('.');
          expect(generic.parse(`v${text}`)?.numbers).toEqual(generic.parse(text)?.numbers);
        },
      ),
    );
  });
});
