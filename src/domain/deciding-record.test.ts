import { expect, it } from 'vitest';
import { decidingConflicts, decidingRecordDigest, decidingSource } from './deciding-record.ts';

const cve = {
  source: 'nvd',
  recordDigest: 'sha256:nvd',
  records: [
    { source: 'nvd', digest: 'sha256:nvd', modifiedAt: '' },
    { source: 'cve_list', digest: 'sha256:list', modifiedAt: '' },
  ],
} as const;

it('cites the record in which the deciding statement stands', () => {
  for (const source of ['cve_list', 'adp', 'cve_list_cpe'] as const) {
    expect(decidingRecordDigest(cve, { source })).toBe('sha256:list');
    expect(decidingSource(cve, { source })).toBe(source);
  }
  expect(decidingRecordDigest(cve, { source: 'nvd' })).toBe('sha256:nvd');
});

it('reads what was kept when there was one record', () => {
  const kept = { source: 'baseline', recordDigest: 'sha256:old' } as const;
  expect([decidingSource(kept, {}), decidingRecordDigest(kept, {})]).toEqual(['baseline', 'sha256:old']);
  expect(decidingConflicts({})).toEqual([]);
});
