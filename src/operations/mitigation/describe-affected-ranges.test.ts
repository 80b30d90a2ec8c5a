import { expect, it } from 'vitest';
import type { ProductMatch } from '../../domain/affected-statement.ts';
import type { VersionRange } from '../../domain/version-scheme.ts';
import { describeAffectedRanges } from './describe-affected-ranges.ts';

const exact = (version: string, update = '*'): ProductMatch => ({
  version,
  attributes: update === '*' ? undefined : [update, '*', '*', '*', '*', '*', '*'],
  range: undefined,
});
const within = (range: VersionRange): ProductMatch => ({ version: '*', attributes: undefined, range });
const describeOf = (matches: readonly ProductMatch[], product = 'o:mikrotik:routeros') =>
  describeAffectedRanges({ product, matches, onlyWith: [] }).map(({ affected, firstFixed }) => [
    affected,
    firstFixed,
  ]);

it('tells the first fixed version of each branch, in the order of versions', () => {
  const matches = [
    within({ startIncluding: '6.10', endExcluding: '6.49.10' }),
    within({ startIncluding: '7.0', endExcluding: '7.9.1' }),
    within({ startIncluding: '6.9', endExcluding: '6.9.9' }),
  ];
  expect(describeOf(matches)).toEqual([
    ['from 6.9, before 6.9.9', '6.9.9'],
    ['from 6.10, before 6.49.10', '6.49.10'],
    ['from 7.0, before 7.9.1', '7.9.1'],
  ]);
});

it('calls no version fixed that another part of the record calls affected', () => {
  const before = within({ endExcluding: '9.3' });
  const openssh = 'a:openbsd:openssh';
  expect(describeOf([before, exact('9.3'), exact('9.3', 'p1')], openssh)).toEqual([
    ['before 9.3', null],
    ['9.3, 9.3 p1', null],
  ]);
  expect(describeOf([before, exact('9.3', 'p1')], openssh)[0]).toEqual(['before 9.3', null]);
  expect(describeOf([before, within({ startIncluding: '9.3', endExcluding: '9.4' })], openssh)).toEqual([
    ['before 9.3', null],
    ['from 9.3, before 9.4', '9.4'],
  ]);
  expect(describeOf([before, exact('*')], openssh)[0]).toEqual(['before 9.3', null]);
  expect(describeOf([before, exact('9.2')], openssh)[0]).toEqual(['before 9.3', '9.3']);
});

it('concludes nothing from a last affected version, and counts long lists', () => {
  expect(describeOf([within({ startExcluding: '6.0', endIncluding: '6.42' })])).toEqual([
    ['after 6.0, up to and including 6.42', null],
  ]);
  const many = Array.from({ length: 30 }, (_, index) => exact(`6.${index}`));
  expect(describeOf(many)[0]?.[0]).toMatch(/^6\.0, 6\.1, .*, 6\.19 and 10 more$/u);
  expect(describeOf([exact('-')])).toEqual([['all versions, as far as the record says', null]]);
  expect(describeOf([exact('1\\+2')])[0]?.[0]).toBe('1+2');
});
