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
  it('gives what judging one gives, and presents shared verdicts once', async () => {
    let given = 0;
    let presented = 0;
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
          const judge = createCpeJudge(bundle, false, {
            once: (judged) => judged,
            shared: (judged) => {
              presented += 1;
              return judged;
            },
            compact: (verdicts) => verdicts,
          });
          for (const [named, update] of [...queries, ...queries, ...queries]) {
            const name = parseCpeName(cpe(`a:acme:app:${named}:${update}`))!;
            const plain = matchCpe(bundle, name);
            given += plain.length;
            expect(judge(name)).toEqual(plain);
          }
          bundle.close();
        },
      ),
      { numRuns: 300 },
    );
    expect(presented).toBeGreaterThan(500);
    expect(given).toBeGreaterThan(presented);
  });
});
