import { describe, expect, it } from 'vitest';
import { readConfigurations } from './read-configurations.ts';

const cpe = (product: string) => `cpe:2.3:a:acme:${product}:*:*:*:*:*:*:*:*`;
const one = (product: string, extra: object = {}) => ({ vulnerable: true, criteria: cpe(product), ...extra });
const node = (product: string, extra: object = {}) => ({
  operator: 'OR',
  cpeMatch: [one(product)],
  ...extra,
});
const products = (configurations: ReturnType<typeof readConfigurations>) =>
  configurations.map(({ operator, nodes }) => [
    operator,
    nodes.map(({ operator: inner, matches }) => [
      inner,
      matches.map(({ criteria }) => criteria.split(':')[4]),
    ]),
  ]);

describe('the configurations of NVD', () => {
  it('are OR and not negated unless they say otherwise', () => {
    expect(readConfigurations([{ nodes: [{ cpeMatch: [{ criteria: cpe('relay') }] }] }])).toEqual([
      {
        operator: 'OR',
        negate: false,
        nodes: [{ operator: 'OR', negate: false, matches: [{ vulnerable: true, criteria: cpe('relay') }] }],
      },
    ]);
  });

  it('keep AND, negation and platforms that are not vulnerable themselves', () => {
    const platform = node('os', { cpeMatch: [one('os', { vulnerable: false })], negate: true });
    const [configuration] = readConfigurations([
      { operator: 'AND', negate: true, nodes: [node('a'), platform] },
    ]);
    expect(configuration).toMatchObject({ operator: 'AND', negate: true });
    expect(configuration?.nodes[1]).toMatchObject({ negate: true, matches: [{ vulnerable: false }] });
  });

  it('keep all four bounds by their meaning, and no range where none is given', () => {
    const bounds = {
      versionStartIncluding: '1',
      versionStartExcluding: '2',
      versionEndIncluding: '3',
      versionEndExcluding: '4',
    };
    const [configuration] = readConfigurations([{ nodes: [{ cpeMatch: [one('a', bounds), one('b')] }] }]);
    expect(configuration?.nodes[0]?.matches.map(({ range }) => range)).toEqual([
      { startIncluding: '1', startExcluding: '2', endIncluding: '3', endExcluding: '4' },
      undefined,
    ]);
  });

  it('write children flat where that means the same', () => {
    const and = { operator: 'AND', children: [node('a'), node('b')] };
    expect(products(readConfigurations([{ operator: 'AND', nodes: [and] }]))).toEqual([
      [
        'AND',
        [
          ['OR', ['a']],
          ['OR', ['b']],
        ],
      ],
    ]);
    const either = [and, node('c')];
    expect(products(readConfigurations([{ nodes: either }]))).toEqual([
      ['OR', [['OR', ['c']]]],
      [
        'AND',
        [
          ['OR', ['a']],
          ['OR', ['b']],
        ],
      ],
    ]);
  });

  it('refuse children that no flat list can say', () => {
    const or = { operator: 'OR', children: [node('a'), node('b')] };
    expect(() => readConfigurations([{ operator: 'AND', nodes: [or, node('c')] }])).toThrow(
      /mix AND and OR/u,
    );
    const negated = { operator: 'AND', negate: true, children: [node('a')] };
    expect(() => readConfigurations([{ nodes: [negated] }])).toThrow(/negated/u);
  });

  it('refuse nodes that are nested without end', () => {
    let deep: object = node('a');
    for (let level = 0; level < 60; level += 1) deep = { operator: 'OR', children: [deep] };
    expect(() => readConfigurations([{ nodes: [deep] }])).toThrow(/nested deeper than 8/u);
  });

  it.each([
    ['another operator', { operator: 'XOR', cpeMatch: [] }],
    ['a CPE of the old form', { cpeMatch: [{ criteria: 'cpe:/a:acme:relay' }] }],
    ['a bound that is a number', { cpeMatch: [one('a', { versionEndIncluding: 5 })] }],
    ['a flag that is a text', { cpeMatch: [one('a', { vulnerable: 'yes' })] }],
    ['a negation that is a number', { negate: 1, cpeMatch: [] }],
    ['matches that are an object', { cpeMatch: {} }],
  ])('refuse %s', (_, bad) => {
    expect(() => readConfigurations([{ nodes: [bad] }])).toThrow(
      expect.objectContaining({ name: 'ShapeError' }),
    );
  });
});
