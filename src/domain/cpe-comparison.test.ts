import { describe, expect, it } from 'vitest';
import { compareCpeNames, compareCpeValues, matchesWildcard, type CpeRelation } from './cpe-comparison.ts';
import { parseCpeName } from './cpe-name.ts';

describe('compareCpeValues', () => {
  // NIST IR 7696, table 6-2, row by row.
  it.each<[string, string, CpeRelation]>([
    ['*', '*', 'equal'],
    ['*', '-', 'superset'],
    ['*', 'i', 'superset'],
    ['*', 'm*', 'undefined'],
    ['-', '*', 'subset'],
    ['-', '-', 'equal'],
    ['-', 'i', 'disjoint'],
    ['-', 'm*', 'undefined'],
    ['i', 'i', 'equal'],
    ['i', 'k', 'disjoint'],
    ['i', 'm*', 'undefined'],
    ['i', '-', 'disjoint'],
    ['i', '*', 'subset'],
    ['m*', 'mi', 'superset'],
    ['m*', 'ki', 'disjoint'],
    ['m*', 'm?', 'undefined'],
    ['m*', 'm*', 'undefined'],
    ['m*', '-', 'disjoint'],
    ['m*', '*', 'subset'],
  ])('source %s and target %s are %s', (source, target, relation) => {
    expect(compareCpeValues(source, target)).toBe(relation);
  });

  it('takes escaped wildcards as text', () => {
    expect(compareCpeValues('1\\*', '1\\*')).toBe('equal');
    expect(compareCpeValues('1\\*', '12')).toBe('disjoint');
  });
});

describe('matchesWildcard', () => {
  it.each([
    ['1.*', '1.2.3', true],
    ['1.*', '1.', true],
    ['1.*', '2.1', false],
    ['*sp?', 'r2sp1', true],
    ['*sp?', 'r2sp', true],
    ['*sp?', 'r2sp12', false],
    ['??x', 'x', true],
    ['??x', 'abcx', false],
    ['a*', 'a\\*b', true],
    ['a?', 'a\\:', true],
    ['\\*a', 'ba', false],
    ['a*b*c', 'aXbXbXc', true],
  ])('%s against %s is %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('stays fast on patterns made to explode', () => {
    const started = performance.now();
    expect(matchesWildcard('*a'.repeat(200), 'a'.repeat(1500) + 'b')).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('compareCpeNames', () => {
  const name = (rest: string) => parseCpeName(`cpe:2.3:${rest}`)!;
  const wide = name('a:v:p:*:*:*:*:*:*:*:*');
  const one = name('a:v:p:1:*:*:*:*:*:*:*');

  it.each([
    ['superset', wide, one],
    ['subset', one, wide],
    ['equal', one, one],
    ['disjoint', one, name('a:v:p:2:*:*:*:*:*:*:*')],
    ['disjoint', one, name('o:v:p:1:*:*:*:*:*:*:*')],
    ['undefined', one, name('a:v:p:*:u:*:*:*:*:*:*')],
  ])('says %s', (relation, source, target) => {
    expect(compareCpeNames(source, target)).toBe(relation);
  });
});
