import { describe, expect, it } from 'vitest';
import { readCvssMetrics } from './cvss-metrics.ts';
import { cvssSubScores } from './cvss-sub-scores.ts';

describe('the sub-scores of a vector', () => {
  it.each([
    // The worked examples of NVD's own calculators.
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 6, 3.9],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 5.9, 3.9],
    ['CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', 3.6, 1.8],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 6.4, 10],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C', 6.9, 10],
  ])('%s are %d and %d', (vector, impact, exploitability) => {
    expect(cvssSubScores(vector)).toEqual({ impact, exploitability });
  });

  it.each([
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    '',
    'nothing',
    'CVSS:3.1/AV:N',
  ])('of %j are none', (vector) => {
    expect(cvssSubScores(vector)).toEqual({ impact: null, exploitability: null });
  });
});

describe('the metrics of a vector', () => {
  it('are words, by the version that the vector is of', () => {
    expect(readCvssMetrics('CVSS:3.1/AV:A/AC:H/PR:L/UI:R/S:C/C:H/I:L/A:N')).toEqual({
      attackVector: 'ADJACENT_NETWORK',
      attackComplexity: 'HIGH',
      privilegesRequired: 'LOW',
      userInteraction: 'REQUIRED',
      scope: 'CHANGED',
      confidentiality: 'HIGH',
      integrity: 'LOW',
      availability: 'NONE',
    });
    expect(readCvssMetrics('AV:N/AC:M/Au:S/C:P/I:C/A:N')).toMatchObject({
      attackComplexity: 'MEDIUM',
      privilegesRequired: 'SINGLE',
      userInteraction: null,
      scope: null,
      confidentiality: 'PARTIAL',
      integrity: 'COMPLETE',
    });
    expect(readCvssMetrics('CVSS:4.0/AV:P/AC:L/AT:P/PR:H/UI:P/VC:L/VI:N/VA:H/SC:H/SI:H/SA:H')).toMatchObject({
      attackVector: 'PHYSICAL',
      userInteraction: 'PASSIVE',
      scope: null,
      confidentiality: 'LOW',
    });
  });

  it('are null where a vector does not say them', () => {
    expect(Object.values(readCvssMetrics('no vector')).every((word) => word === null)).toBe(true);
  });
});
