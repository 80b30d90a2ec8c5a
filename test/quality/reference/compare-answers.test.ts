import { describe, expect, it } from 'vitest';
import { compareAnswers, describeDisagreement } from './compare-answers.ts';

const cpe = 'cpe:2.3:a:acme:box:1.0:*:*:*:*:*:*:*';
const query = { part: 'a', vendor: 'acme', product: 'box', version: '1.0' };
const reference = {
  affected: new Set(['CVE-2020-0001', 'CVE-2020-0002']),
  notComparable: new Set(['CVE-2020-0003']),
};

describe('comparing answers', () => {
  it('counts what both call affected and leaves out what cannot be compared', () => {
    const product = new Set(['CVE-2020-0001', 'CVE-2020-0002', 'CVE-2020-0003']);
    expect(compareAnswers(cpe, reference, product)).toEqual({
      agreed: 2,
      notComparable: 1,
      disagreements: [],
    });
  });

  it('finds what the product misses and what it adds', () => {
    const { agreed, disagreements } = compareAnswers(
      cpe,
      reference,
      new Set(['CVE-2020-0001', 'CVE-2020-0009']),
    );
    expect(agreed).toBe(1);
    expect(disagreements).toEqual([
      { cpe, cveId: 'CVE-2020-0002', reference: 'affected', product: 'not affected' },
      { cpe, cveId: 'CVE-2020-0009', reference: 'not affected', product: 'affected' },
    ]);
  });

  it('describes a disagreement with the configurations that name the product', () => {
    const own = { vulnerable: true, criteria: cpe };
    const other = { vulnerable: true, criteria: cpe.replace('acme', 'other') };
    const cve = {
      id: 'CVE-2020-0002',
      configurations: [
        { nodes: [{ operator: 'OR', cpeMatch: [own, other] }] },
        { nodes: [{ cpeMatch: [other] }] },
      ],
    };
    const [first] = compareAnswers(cpe, reference, new Set(['CVE-2020-0001'])).disagreements;
    expect(describeDisagreement(first!, query, cve)).toBe(
      `${cpe} CVE-2020-0002: reference says affected, product says not affected; ` +
        JSON.stringify([{ nodes: [{ operator: 'OR', cpeMatch: [own], ofOtherProducts: 1 }] }]),
    );
  });
});
