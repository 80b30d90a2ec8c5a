import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import { matchCpe } from '../../../src/matching/match-cpe.ts';
import { createCpeJudge } from '../../../src/operations/matching/create-cpe-judge.ts';
import { bundleOf, configuration, cpe, node, platform, record } from './bundle-of.ts';

const version = fc.constantFrom('1', '1.0', '1.1', '1.2', '1.10', '2.0', '2.0b', 'x', '3', '1.*', '-', '*');
const bound = fc.constantFrom('1', '1.1', '1.5', '2.0', '3', '%%');
const range = fc.record({ startIncluding: bound, endExcluding: bound }, { requiredKeys: [] });
const otherRange = fc.record({ startExcluding: bound, endIncluding: bound }, { requiredKeys: [] });
const match = fc
  .tuple(version, fc.constantFrom('*', 'sp1', '-'), fc.oneof(range, otherRange), fc.boolean(), fc.boolean())
  .map(([named, update, limits, ranged, isVulnerable]) => ({
    vulnerable: isVulnerable,
    criteria: cpe(`a:acme:app:${ranged ? '*' : named}:${update}`),
    ...(ranged && { range: limits }),
  }));
const nodeOf = fc
  .tuple(
    fc.constantFrom('AND' as const, 'OR' as const),
    fc.array(match, { maxLength: 4 }),
    fc.boolean(),
    fc.nat(9),
  )
  .map(([operator, matches, withPlatform, negate]) =>
    node(operator, withPlatform ? [...matches, platform('h:acme:box:-')] : matches, negate === 0),
  );
const configurationOf = fc
  .tuple(
    fc.constantFrom('AND' as const, 'OR' as const),
    fc.array(nodeOf, { minLength: 1, maxLength: 3 }),
    fc.nat(9),
  )
  .map(([operator, nodes, negate]) => configuration(operator, nodes, negate === 0));

describe('judging many CPEs', () => {
  it('gives what judging one gives, and equal classes have equal verdicts', async () => {
    let indexed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(configurationOf, { maxLength: 2 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(version, fc.constantFrom('*', '*', 'sp1', 'sp2')), { minLength: 4, maxLength: 12 }),
        async (records, queries) => {
          const bundle = await bundleOf(
            records.map((configurations, index) =>
              record(`CVE-2024-${1000 + index}`, configurations, {
                status: index === 5 ? 'rejected' : 'published',
              }),
            ),
          );
          const judge = createCpeJudge(bundle, false);
          const classes = new Map<string, string>();
          for (const [named, update] of [...queries, ...queries]) {
            const name = parseCpeName(cpe(`a:acme:app:${named}:${update}`))!;
            const answer = judge(name);
            const plain = matchCpe(bundle, name);
            expect(answer.verdicts()).toEqual(plain);
            if (answer.classKey === undefined) continue;
            indexed += 1;
            const text = JSON.stringify(plain);
            expect(classes.get(answer.classKey) ?? text).toBe(text);
            classes.set(answer.classKey, text);
          }
          bundle.close();
        },
      ),
      { numRuns: 300 },
    );
    expect(indexed).toBeGreaterThan(500);
  });
});
