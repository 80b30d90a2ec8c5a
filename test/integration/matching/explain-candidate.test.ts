import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCpeName } from '../../../src/domain/cpe-name.ts';
import { unknownIdentity } from '../../../src/domain/service-identity.ts';
import { translateCveRecord } from '../../../src/intelligence/cve-list/cve-record.ts';
import { explainCandidate } from '../../../src/matching/explain-candidate.ts';
import { matchCpe } from '../../../src/matching/match-cpe.ts';
import { renderExplanationText } from '../../../src/reports/explanation/render-explanation-text.ts';
import { ExplanationJson } from '../../../src/reports/explanation/explanation-json.ts';
import { renderExplanationJson } from '../../../src/reports/explanation/render-explanation-json.ts';
import { aCveRecord } from '../../support/a-cve-record.ts';
import { bundleOf, configuration, cpe, node, platform, record, vulnerable } from './bundle-of.ts';

const routerOs = (version: string) => parseCpeName(cpe(`o:mikrotik:routeros:${version}`))!;

/** As CVE-2026-67279 is: `affected` lists branches, `cpeApplicability` knows of one bound alone. */
const contradictory = translateCveRecord(
  aCveRecord('CVE-2030-67279', {
    affected: [
      {
        vendor: 'MikroTik',
        product: 'RouterOS',
        defaultStatus: 'unaffected',
        versions: [
          { version: '7.23', status: 'affected', lessThan: '7.23.4', versionType: 'custom' },
          { version: '7.24', status: 'affected', lessThan: '7.24.2', versionType: 'custom' },
        ],
      },
    ],
    cpeApplicability: [
      {
        nodes: [
          {
            operator: 'OR',
            cpeMatch: [
              { vulnerable: true, criteria: cpe('o:mikrotik:routeros'), versionEndExcluding: '7.25' },
            ],
          },
        ],
      },
    ],
  }),
);

const version = fc.constantFrom('0.9', '1.0', '1.1', '1.5', '2.0', '3', '2020-01-01', '*', '-');
const range = fc.record({ startIncluding: version, endExcluding: version }, { requiredKeys: [] });
const nvdOf = fc.array(fc.tuple(version, range, fc.boolean()), { minLength: 1, maxLength: 4 });
const status = fc.constantFrom('affected', 'unaffected', 'unknown');
const listedOf = fc.record({
  defaultStatus: status,
  versions: fc.array(
    fc.record(
      { version, status, lessThan: fc.constantFrom('1.1', '2.0', '*') },
      { requiredKeys: ['version', 'status'] },
    ),
    { maxLength: 4 },
  ),
});

describe('an explanation', () => {
  it('has the verdict of matchCpe, decided by exactly one of its statements', async () => {
    let judgedPairs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.option(nvdOf),
        fc.option(listedOf),
        fc.option(nvdOf),
        fc.boolean(),
        fc.array(version, { minLength: 1, maxLength: 4 }),
        async (nvd, listed, overlay, withPlatform, versions) => {
          const bundle = await bundleOf([
            ...[nvd, overlay].flatMap((matches, at) =>
              matches === null
                ? []
                : [
                    record(
                      'CVE-2030-1000',
                      matches.map(([named, limits, ranged]) =>
                        configuration('OR', [
                          node('OR', [
                            vulnerable(`a:acme:app:${ranged ? '*' : named}`, ranged ? limits : undefined),
                          ]),
                          ...(withPlatform ? [node('OR', [platform('h:acme:box')])] : []),
                        ]),
                      ),
                      at === 0 ? {} : { source: 'overlay' },
                    ),
                  ],
            ),
            ...(listed === null
              ? []
              : [
                  translateCveRecord(
                    aCveRecord('CVE-2030-1000', {
                      affected: [{ vendor: 'acme', product: 'app', cpes: [cpe('a:acme:app')], ...listed }],
                    }),
                  ),
                ]),
          ]);
          for (const one of versions) {
            const name = parseCpeName(cpe(`a:acme:app:${one}`))!;
            const [matched] = matchCpe(bundle, name, { all: true });
            const explained = explainCandidate(bundle, name, 'CVE-2030-1000');
            expect(ExplanationJson.parse(renderExplanationJson(explained)).outcome).toBe(explained.outcome);
            if (matched === undefined) {
              expect(explained.verdict).toBeUndefined();
              continue;
            }
            judgedPairs += 1;
            expect(explained.reason).toBe(matched.reason);
            expect(explained.verdict).toMatchObject(matched.verdict);
            const deciding = explained.statements.filter(({ role }) => role === 'decides');
            expect(deciding).toHaveLength(1);
            expect(deciding[0]).toMatchObject({
              source: matched.verdict.source,
              statement: matched.verdict.statement,
              verdict: matched.verdict.verdict,
            });
          }
          bundle.close();
        },
      ),
      { numRuns: 200 },
    );
    expect(judgedPairs).toBeGreaterThan(200);
  });

  it('shows that two parts of one record contradict each other', async () => {
    const bundle = await bundleOf([contradictory]);
    const explained = explainCandidate(bundle, routerOs('7.24.2'), 'CVE-2030-67279');
    expect(explained.verdict).toMatchObject({ verdict: 'not_affected', source: 'cve_list' });
    expect(explained.statements.map(({ source, role, verdict }) => [source, role, verdict])).toEqual([
      ['cve_list', 'decides', 'not_affected'],
      ['cve_list_cpe', 'contradicts', 'affected'],
    ]);
    expect(explained.raisedBy).toHaveLength(1);
    const text = renderExplanationText(explained).replaceAll(/sha256:\w+/gu, 'sha256:…');
    await expect(text).toMatchFileSnapshot('../../golden/explanation.txt');
    bundle.close();
  });

  it('tells what the tracker decides by the revision in the banner, and what a banner is worth', async () => {
    const name = parseCpeName(cpe('a:openbsd:openssh:9.2:p1'))!;
    const bundle = await bundleOf([
      record('CVE-2030-2000', [
        configuration('OR', [node('OR', [vulnerable('a:openbsd:openssh', { endExcluding: '9.8' })])]),
      ]),
    ]);
    const identity = {
      ...unknownIdentity,
      version: '9.2p1',
      cpe: [cpe('a:openbsd:openssh:9.2:p1')],
      extra: { distribution: 'Debian', package_revision: '2+deb12u3' },
      confidence: 95,
    };
    const plain = explainCandidate(bundle, name, 'CVE-2030-2000', { identity });
    expect(plain.verdict).toMatchObject({ verdict: 'affected', confidence: 40 });
    expect(plain.raisedBy.join(' ')).toContain('Install the Debian tracker feed');
    const tracked = {
      ...bundle,
      findDistributionFix: () =>
        ({
          source: 'debian_tracker',
          package: 'openssh',
          release: 'bookworm',
          status: 'resolved',
          fixedVersion: '1:9.2p1-2+deb12u3',
        }) as const,
    };
    const decided = explainCandidate(tracked, name, 'CVE-2030-2000', { identity });
    expect(decided.verdict?.verdict).toBe('not_affected');
    expect(decided.distribution?.statement).toContain('holds the fix');
    bundle.close();
  });

  it('says that it does not know the CVE, that nobody names the product, and that a record was rejected', async () => {
    const one = [configuration('OR', [node('OR', [vulnerable('a:acme:app')])])];
    const bundle = await bundleOf([record('CVE-2030-1000', one, { status: 'rejected' })]);
    const app = parseCpeName(cpe('a:acme:app:1'))!;
    const other = parseCpeName(cpe('a:acme:other:1'))!;
    expect(explainCandidate(bundle, app, 'CVE-2030-9999').outcome).toBe('unknown_cve');
    expect(explainCandidate(bundle, other, 'CVE-2030-1000').outcome).toBe('not_named');
    expect(explainCandidate(bundle, app, 'CVE-2030-1000')).toMatchObject({
      rejected: true,
      verdict: { verdict: 'not_affected' },
      reason: 'record_rejected',
    });
    bundle.close();
  });
});
