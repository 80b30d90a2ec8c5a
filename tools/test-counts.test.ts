import { describe, expect, it } from 'vitest';
import { countTests } from './test-counts.ts';

describe('countTests', () => {
  it('sums what passed and failed', () => {
    expect(countTests(aReport('passed', 'passed', 'failed'), 1)).toEqual({ passed: 2, failed: 1, words: [] });
  });

  it('counts a skipped test as failed, but not the placeholder that says why', () => {
    expect(countTests(aReport('passed', 'skipped'), 0)).toMatchObject({ passed: 1, failed: 1 });
    const report = { testResults: [aFile([{ fullName: 'it is skipped: no feeds', status: 'skipped' }])] };
    expect(countTests(report, 0)).toMatchObject({ failed: 0 });
  });

  it('counts a file without tests, an empty run, a missing report and a bad end as failures', () => {
    expect(countTests({ testResults: [aFile([])] }, 1).failed).toBe(2);
    expect(countTests({ testResults: [] }, 0).failed).toBe(1);
    expect(countTests(undefined, 0).failed).toBe(1);
    expect(countTests(aReport('passed'), 124).failed).toBe(1);
  });
});

function aReport(...statuses: string[]): unknown {
  return { testResults: [aFile(statuses.map((status, index) => ({ fullName: `test ${index}`, status })))] };
}

function aFile(assertionResults: unknown[]): unknown {
  return { name: 'a.test.ts', status: 'passed', assertionResults };
}
