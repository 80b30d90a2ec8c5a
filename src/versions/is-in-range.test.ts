import { describe, expect, it } from 'vitest';
import { compileRange, isInRange } from './is-in-range.ts';
import { schemeNamed } from './registry.ts';

const generic = schemeNamed('generic');
const routeros = schemeNamed('routeros');

describe('isInRange', () => {
  it.each([
    ['1.2', { startIncluding: '1.2', endExcluding: '1.5' }, true],
    ['1.5.0', { startIncluding: '1.2', endExcluding: '1.5' }, false],
    ['1.2.0', { startExcluding: '1.2' }, false],
    ['1.2.1', { startExcluding: '1.2' }, true],
    ['1.5', { endIncluding: '1.5.0' }, true],
    ['1.5.1', { endIncluding: '1.5' }, false],
    ['0', {}, true],
  ])('answers for %s in %j: %s', (version, range, answer) => {
    expect(isInRange(generic, version, range)).toBe(answer);
  });

  it('cannot say when the version is none', () => {
    expect(isInRange(generic, '*', { endIncluding: '1' })).toBeUndefined();
  });

  it('cannot say when the deciding bound is no version: a date as a RouterOS release', () => {
    expect(isInRange(routeros, '6.48.1', { endIncluding: '2021-01-04' })).toBeUndefined();
  });

  it('says no when a readable bound excludes the version, whatever the other bound is', () => {
    expect(isInRange(routeros, '5.0', { startIncluding: '6.0', endIncluding: '2021-01-04' })).toBe(false);
  });

  it('closes each branch of RouterOS on its own', () => {
    const branches = [
      { startIncluding: '6.0', endExcluding: '6.49.21' },
      { startIncluding: '7.0', endExcluding: '7.23.4' },
      { startIncluding: '7.24', endExcluding: '7.24.2' },
    ].map((range) => compileRange(routeros, range));
    const isAffected = (version: string): boolean =>
      branches.some((branch) => branch.contains(routeros.parse(version)) === true);
    expect(['6.49.20', '7.23.3', '7.24.1', '7.24rc1'].map(isAffected)).toEqual([true, true, true, false]);
    expect(['6.49.21', '7.23.4', '7.24.2', '7.25beta1'].map(isAffected)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
