import { describe, expect, it } from 'vitest';
import { fileFaults, tenantFaults } from './structure-faults.ts';

describe('fileFaults', () => {
  it('lets an ordinary file pass', () => {
    expect(fileFaults('src/domain/scope.ts', 'export class Scope {}\n')).toEqual([]);
  });

  it.each([
    ['src/x/utils.ts', '', 'says nothing'],
    ['src/x/helpers.test.ts', '', 'says nothing'],
    ['src/x/long.ts', 'x\n'.repeat(401), '401 lines'],
    ['src/x/scan.ts', ['export class Scan', 'Manager {}'].join(''), 'ends in Manager'],
    ['src/x/all.ts', "export * from './scope.ts';", 'barrel'],
  ])('finds the planted fault in %s', (file, text, word) => {
    expect(fileFaults(file, text)).toEqual([expect.stringContaining(word)]);
  });
});

describe('tenantFaults', () => {
  it('names the tenant that lacks a file its neighbours have', () => {
    const files = ['src/v/a/index.ts', 'src/v/a/a.test.ts', 'src/v/b/index.ts', 'src/v/registry.ts'];
    const form = ['index.ts', '*.test.ts'];
    expect(tenantFaults(files, /^src\/v\/[^/]+\/./u, form)).toEqual([
      'src/v/b: has no *.test.ts, unlike its neighbours',
    ]);
  });
});
