import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import type { AffectedEntry } from '../../../src/domain/vulnerability-record.ts';
import { matchCpe, type JudgedCve } from '../../../src/matching/match-cpe.ts';
import { createCpeJudge } from '../../../src/operations/matching/create-cpe-judge.ts';
import { createVerdictIndex, isIndexable } from '../../../src/matching/verdict-index.ts';
import { observedProductOf } from '../../../src/matching/observed-product.ts';
import { bundleOf, configuration, cpe, node, platform, record, vulnerable } from './bundle-of.ts';

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

const listedVersion = fc.record(
  {
    version: fc.constantFrom('0', '1', '1.1', '2.0', '%%'),
    status: fc.constantFrom(
      'affected' as const,
      'affected' as const,
      'unaffected' as const,
      'unknown' as const,
    ),
    lessThan: fc.constantFrom('1.1', '2.0', '3', '*'),
  },
  { requiredKeys: ['version', 'status'] },
);
/** What the CVE List says of the same product, sometimes in two containers. */
const listedOf = fc.array(
  fc.record({
    container: fc.constantFrom('cna' as const, 'adp' as const),
    defaultStatus: fc.constantFrom('affected' as const, 'unaffected' as const, 'unknown' as const),
    versions: fc.array(listedVersion, { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 2 },
);
const cveListRecord = (cveId: string, listed: readonly object[], product = 'a:acme:app') =>
  record(cveId, [], {
    source: 'cve_list',
    affected: listed.map((entry) => ({
      ...(entry as Pick<AffectedEntry, 'container' | 'defaultStatus' | 'versions'>),
      cpes: [cpe(product)],
      platforms: [],
    })),
  });

const query = fc.tuple(version, fc.constantFrom('*', '*', 'sp1', 'sp2'));
const nameOf = ([named, update]: readonly [string, string]) =>
  parseCpeName(cpe(`a:acme:app:${named}:${update}`))!;

describe('an index of verdicts', () => {
  it('gives what judging one gives, also to others of its classes, and presents shared verdicts once', async () => {
    let given = 0;
    let presented = 0;
    const present = (judged: JudgedCve) => {
      presented += 1;
      return judged;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(configurationOf, { maxLength: 2 }), { minLength: 1, maxLength: 8 }),
        fc.array(version, { minLength: 2, maxLength: 12 }),
        fc.constantFrom('*', 'sp1'),
        fc.array(fc.option(listedOf), { maxLength: 8 }),
        async (records, versions, update, listings) => {
          const bundle = await bundleOf([
            ...records.map((configurations, index) =>
              record(`CVE-2024-${1000 + index}`, configurations, {
                status: index === 5 ? 'rejected' : 'published',
              }),
            ),
            ...listings.flatMap((listed, index) =>
              listed === null ? [] : [cveListRecord(`CVE-2024-${1000 + index}`, listed)],
            ),
          ]);
          const names = versions.map((named) => nameOf([named, update]));
          const indexable = names.filter((name) => isIndexable(observedProductOf(name)));
          const template = observedProductOf(nameOf(['7.7', update]));
          const index = createVerdictIndex(bundle, bundle.findCandidates(template.name), template, present);
          const classes = new Map<string, readonly JudgedCve[]>();
          for (const name of [...indexable, ...indexable]) {
            const observed = observedProductOf(name);
            const plain = matchCpe(bundle, name);
            given += plain.length;
            expect(index.affected(observed)).toEqual(plain);
            // No statement is screened away before "all" is judged.
            const all = matchCpe(bundle, name, { all: true });
            expect(all.filter(({ verdict }) => verdict.verdict === 'affected')).toEqual(plain);
            const classKey = index.classOf(observed);
            expect(classes.get(classKey) ?? plain).toEqual(plain);
            classes.set(classKey, plain);
          }
          bundle.close();
        },
      ),
      { numRuns: 400 },
    );
    expect(presented).toBeGreaterThan(500);
    expect(given).toBeGreaterThan(presented);
  });
});

const release = fc.constantFrom(
  '6.40.9',
  '6.47',
  '6.49.7',
  '6.49.10',
  '7.1',
  '7.5',
  '7.24.2',
  '7.25',
  '2021-01-04',
);
const releaseRange = fc.record({ startIncluding: release, endExcluding: release }, { requiredKeys: [] });
const ofRouterOs = fc.array(
  fc
    .tuple(releaseRange, fc.constantFrom('*', 'ltr', '-'), fc.option(release))
    .map(([limits, channel, named]) =>
      named === null
        ? vulnerable(`o:mikrotik:routeros:*:*:*:*:${channel}`, limits)
        : vulnerable(`o:mikrotik:routeros:${named}:*:*:*:${channel}`),
    ),
  { minLength: 1, maxLength: 4 },
);
const routerOsVersion = fc.constantFrom(
  '6.40.8',
  '6.40.9',
  '6.41',
  '6.47',
  '6.49.8',
  '6.49.10',
  '7.0',
  '7.4',
  '7.24.2',
  '7.25rc1',
  '7.25',
  '8.1',
  'x',
);

describe('an index of RouterOS', () => {
  it('gives what judging one gives, branches and lines that are fixed included', async () => {
    let given = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(ofRouterOs, fc.option(listedOf)), { minLength: 1, maxLength: 6 }),
        fc.array(routerOsVersion, { minLength: 3, maxLength: 13 }),
        async (records, versions) => {
          const bundle = await bundleOf([
            ...records.map(([matches], at) =>
              record(`CVE-2024-${1000 + at}`, [configuration('OR', [node('OR', matches)])]),
            ),
            ...records.flatMap(([, listed], at) =>
              listed === null ? [] : [cveListRecord(`CVE-2024-${1000 + at}`, listed, 'o:mikrotik:routeros')],
            ),
          ]);
          const nameOfVersion = (version: string) => parseCpeName(cpe(`o:mikrotik:routeros:${version}`))!;
          const template = observedProductOf(nameOfVersion('7.7'));
          const index = createVerdictIndex(
            bundle,
            bundle.findCandidates(template.name),
            template,
            (one) => one,
          );
          const classes = new Map<string, readonly JudgedCve[]>();
          for (const version of [...versions, ...versions]) {
            const observed = observedProductOf(nameOfVersion(version));
            if (!isIndexable(observed)) continue;
            const plain = matchCpe(bundle, observed.name);
            given += plain.length;
            expect(index.affected(observed)).toEqual(plain);
            expect(classes.get(index.classOf(observed)) ?? plain).toEqual(plain);
            classes.set(index.classOf(observed), plain);
          }
          bundle.close();
        },
      ),
      { numRuns: 300 },
    );
    expect(given).toBeGreaterThan(500);
  });
});

describe('an index of what is filed under another part', () => {
  it('compares the versions that whole configurations ask of it', async () => {
    const whole = configuration('AND', [
      node('OR', [vulnerable('o:acme:box', { endExcluding: '2.0' })]),
      node('OR', [vulnerable('o:acme:box', { startIncluding: '1.0' })]),
    ]);
    const bundle = await bundleOf([record('CVE-2024-1000', [whole])]);
    const at = (version: string) => observedProductOf(parseCpeName(cpe(`h:acme:box:${version}`))!);
    const template = at('1.5');
    const index = createVerdictIndex(bundle, bundle.findCandidates(template.name), template, (one) => one);
    for (const version of ['1.5', '2.5', '0.9', '1.7', '3.0', '1.0']) {
      const plain = matchCpe(bundle, at(version).name);
      expect([version, plain.length]).toEqual([version, version.startsWith('1.') ? 1 : 0]);
      expect([version, index.affected(at(version))]).toEqual([version, plain]);
    }
    expect(index.classOf(at('1.5'))).not.toBe(index.classOf(at('2.5')));
    bundle.close();
  });
});

describe('judging many CPEs', () => {
  it('gives what judging one gives, where an update is a pattern', async () => {
    const named = Array.from({ length: 80 }, (_, at) =>
      record(`CVE-2024-${1000 + at}`, [
        configuration('OR', [node('OR', [vulnerable('o:mikrotik:routeros:6.49rc1')])]),
      ]),
    );
    const bundle = await bundleOf(named);
    const judge = createCpeJudge<JudgedCve>(bundle, false, {
      once: (one) => one,
      shared: (one) => one,
      compact: (all) => all,
    });
    const name = parseCpeName(cpe('o:mikrotik:routeros:6.49:rc*'))!;
    const plain = matchCpe(bundle, name);
    expect(plain).toHaveLength(80);
    for (let time = 0; time < 3; time += 1) expect(judge(name)).toEqual(plain);
    bundle.close();
  });

  it('gives what judging one gives, for a product of many matches too', async () => {
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(configurationOf, { minLength: 1, maxLength: 4 }),
        fc.array(query, { minLength: 4, maxLength: 8 }),
        async (configurations, queries) => {
          const filler = Array.from({ length: 64 }, (_, at) => vulnerable(`a:acme:app:0.${at}`));
          const bundle = await bundleOf([
            record('CVE-2024-0001', [configuration('OR', [node('OR', filler)])]),
            ...configurations.map((one, at) => record(`CVE-2024-${1000 + at}`, [one])),
          ]);
          const judge = createCpeJudge<JudgedCve>(bundle, false, {
            once: (judged) => judged,
            shared: (judged) => {
              shared += 1;
              return judged;
            },
            compact: (verdicts) => [...verdicts],
          });
          for (const one of [...queries, ...queries]) {
            const name = nameOf(one);
            expect(judge(name)).toEqual(matchCpe(bundle, name));
          }
          bundle.close();
        },
      ),
      { numRuns: 100 },
    );
    expect(shared).toBeGreaterThan(100);
  });
});
