import { describe, expect, it } from 'vitest';
import { compareDotted, isPlainDotted } from './dotted-version.ts';
import { evaluateMatch } from './evaluate-match.ts';
import { findAffected } from './find-affected.ts';
import type { NvdConfiguration, NvdMatch } from './nvd-records.ts';

const query = (version: string) => ({ part: 'a', vendor: 'acme', product: 'web_server', version });
const acme = (version: string, rest = '*:*:*:*:*:*:*') => `cpe:2.3:a:acme:web_server:${version}:${rest}`;
const other = (vulnerable: boolean): NvdMatch => ({
  vulnerable,
  criteria: 'cpe:2.3:o:linux:linux_kernel:-:*:*:*:*:*:*:*',
});
const vulnerable = (criteria: string, bounds: Partial<NvdMatch> = {}): NvdMatch => ({
  vulnerable: true,
  criteria,
  ...bounds,
});
const condition = (criteria: string): NvdMatch => ({ vulnerable: false, criteria });
const or = (...cpeMatch: NvdMatch[]) => ({ operator: 'OR', negate: false, cpeMatch });
const and = (...cpeMatch: NvdMatch[]) => ({ operator: 'AND', negate: false, cpeMatch });

function affects(version: string, configurations: NvdConfiguration[], vulnStatus = 'Analyzed'): string {
  const answer = findAffected(query(version), [{ id: 'CVE-2020-0001', vulnStatus, configurations }]);
  if (answer.notComparable.size > 0) return 'not comparable';
  return answer.affected.size > 0 ? 'affected' : 'not affected';
}

describe('the order of dotted versions', () => {
  it('goes number by number and takes a missing number for 0', () => {
    expect(compareDotted('1.0', '1.0.0')).toBe(0);
    expect(compareDotted('1.10', '1.9')).toBeGreaterThan(0);
    expect(compareDotted('1.0.1', '1.1')).toBeLessThan(0);
    expect(compareDotted('10.01', '10.1')).toBe(0);
    expect(compareDotted('20210104123456789012', '20210104123456789011')).toBeGreaterThan(0);
  });

  it('is asked only of decimal numbers and dots', () => {
    expect(['7', '7.24.2', '10.01'].every(isPlainDotted)).toBe(true);
    expect(['', '1.', '.1', '1.0b2', '2021-01-04', 'v1', '1..2', '-'].some(isPlainDotted)).toBe(false);
  });
});

describe('one cpeMatch', () => {
  const ask = (version: string, match: NvdMatch) => evaluateMatch(query(version), match);

  it('with an exact version wants the same text, whatever its case and quoting', () => {
    expect(ask('1.0', vulnerable(acme('1.0')))).toBe('yes');
    expect(
      ask(
        '1.0',
        vulnerable(
          acme(String.raw`1\.0`)
            .toUpperCase()
            .replace('CPE', 'cpe'),
        ),
      ),
    ).toBe('yes');
    expect(ask('1.0.0', vulnerable(acme('1.0')))).toBe('no');
    expect(ask('1.0', vulnerable(acme('1.1')))).toBe('no');
  });

  it('of another product, vendor or part is maybe', () => {
    expect(ask('1.0', other(true))).toBe('maybe');
    expect(ask('1.0', vulnerable(acme('1.1').replace(':a:', ':o:')))).toBe('maybe');
    expect(ask('1.0', vulnerable(acme('1.1').replace('acme', 'acme2')))).toBe('maybe');
  });

  it('whose version is not applicable never covers a known version', () => {
    expect(ask('1.0', vulnerable(acme('-')))).toBe('no');
  });

  it('for any version covers every version', () => {
    expect(ask('0', vulnerable(acme('*')))).toBe('yes');
  });

  it('keeps the four kinds of bound', () => {
    const within = (bounds: Partial<NvdMatch>) =>
      ['1.9', '2.0', '2.5', '3.0', '3.1'].filter(
        (version) => ask(version, vulnerable(acme('*'), bounds)) === 'yes',
      );
    expect(within({ versionStartIncluding: '2', versionEndIncluding: '3' })).toEqual(['2.0', '2.5', '3.0']);
    expect(within({ versionStartExcluding: '2', versionEndExcluding: '3' })).toEqual(['2.5']);
    expect(within({ versionEndExcluding: '2.0.0' })).toEqual(['1.9']);
    expect(within({ versionStartIncluding: '2.5' })).toEqual(['2.5', '3.0', '3.1']);
  });

  it('that speaks of an edition nobody knows is maybe, and no when the version is wrong', () => {
    expect(ask('1.0', vulnerable(acme('1.0', 'sp1:*:*:*:*:*:*')))).toBe('maybe');
    expect(ask('1.0', vulnerable(acme('1.0', '-:*:*:*:*:*:*')))).toBe('maybe');
    expect(ask('1.0', vulnerable(acme('*', '*:*:*:*:wordpress:*:*')))).toBe('maybe');
    expect(ask('2.0', vulnerable(acme('1.0', 'sp1:*:*:*:*:*:*')))).toBe('no');
  });

  it('with a bound that is no dotted version cannot be compared, unless another bound settles it', () => {
    expect(ask('1.0', vulnerable(acme('*'), { versionEndIncluding: '1.0b2' }))).toBe('incomparable');
    expect(
      ask('1.0', vulnerable(acme('*'), { versionStartIncluding: '2.0', versionEndIncluding: '2.1b2' })),
    ).toBe('no');
  });

  it('reads a wildcard in vendor or product as any name, and a quoted colon as a character', () => {
    expect(ask('1.0', vulnerable('cpe:2.3:a:acme:*:*:*:*:*:*:*:*:*'))).toBe('yes');
    expect(ask('1.0', vulnerable('cpe:2.3:a:acme:web*:*:*:*:*:*:*:*:*'))).toBe('yes');
    expect(ask('1.0', vulnerable('cpe:2.3:a:acme:mail*:*:*:*:*:*:*:*:*'))).toBe('maybe');
    const perl = { part: 'a', vendor: 'perl', product: 'file::find', version: '1.0' };
    expect(evaluateMatch(perl, vulnerable(String.raw`cpe:2.3:a:perl:file\:\:find:1.0:*:*:*:*:*:*:*`))).toBe(
      'yes',
    );
  });
});

describe('the configurations of a CVE', () => {
  it('are joined by OR, and so are the matches of an OR node', () => {
    const configurations = [
      { nodes: [or(vulnerable(acme('1.0')), vulnerable(acme('1.1')))] },
      { nodes: [or(vulnerable(acme('3.0')))] },
    ];
    expect(['1.0', '1.1', '2.0', '3.0'].map((version) => affects(version, configurations))).toEqual([
      'affected',
      'affected',
      'not affected',
      'affected',
    ]);
  });

  it('hold on a platform nobody knows', () => {
    const configurations = [{ operator: 'AND', nodes: [or(vulnerable(acme('1.0'))), or(other(false))] }];
    expect(affects('1.0', configurations)).toBe('affected');
    expect(affects('1.1', configurations)).toBe('not affected');
  });

  it('are contradicted by another version of the queried product among the conditions', () => {
    const configurations = [
      { operator: 'AND', nodes: [or(vulnerable(acme('*'))), or(condition(acme('2.0')))] },
    ];
    expect(affects('2.0', configurations)).toBe('affected');
    expect(affects('1.0', configurations)).toBe('not affected');
  });

  it('do not affect a product that is only a condition', () => {
    expect(affects('1.0', [{ operator: 'AND', nodes: [or(other(true)), or(condition(acme('1.0')))] }])).toBe(
      'not affected',
    );
  });

  it('do not borrow a vulnerable match from a node that does not hold', () => {
    const configurations = [
      { operator: 'OR', nodes: [and(vulnerable(acme('1.0')), condition(acme('2.0'))), or(other(true))] },
    ];
    expect(affects('1.0', configurations)).toBe('not affected');
  });

  it('follow an AND inside a node, where one wrong version is enough to fail', () => {
    expect(affects('1.0', [{ nodes: [and(vulnerable(acme('1.0')), other(false))] }])).toBe('affected');
    expect(affects('1.1', [{ nodes: [and(vulnerable(acme('1.0')), other(false))] }])).toBe('not affected');
  });

  it('turn round under negate, where maybe stays maybe', () => {
    const but = (negated: NvdMatch): NvdConfiguration[] => [
      { operator: 'AND', nodes: [or(vulnerable(acme('*'))), { ...or(negated), negate: true }] },
    ];
    expect(affects('2.0', but(condition(acme('2.0'))))).toBe('not affected');
    expect(affects('1.0', but(condition(acme('2.0'))))).toBe('affected');
    expect(affects('1.0', but(other(false)))).toBe('affected');
  });

  it('count as not comparable only when the range that cannot be compared decides', () => {
    const odd = or(vulnerable(acme('*'), { versionEndIncluding: '5.0b2' }));
    expect(affects('1.0', [{ nodes: [odd] }])).toBe('not comparable');
    expect(affects('1.0', [{ nodes: [odd] }, { nodes: [or(vulnerable(acme('1.0')))] }])).toBe('affected');
  });

  it('of a rejected record affect nothing, and no configuration affects nothing', () => {
    expect(affects('1.0', [{ nodes: [or(vulnerable(acme('1.0')))] }], 'Rejected')).toBe('not affected');
    expect(affects('1.0', [])).toBe('not affected');
  });
});
