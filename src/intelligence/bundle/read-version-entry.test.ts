import { describe, expect, it } from 'vitest';
import type { VersionEntry } from '../../domain/vulnerability-record.ts';
import { schemeNamed } from '../../versions/registry.ts';
import { readVersionEntry } from './read-version-entry.ts';

const read = (entry: Partial<VersionEntry>) =>
  readVersionEntry({ version: '1.0', status: 'affected', ...entry }, schemeNamed('generic'))?.map(
    ({ range, status }) => [range ?? 'all', status ?? 'affected'],
  );

describe('an entry of versions', () => {
  it.each<[Partial<VersionEntry>, unknown[]]>([
    [{ version: '1.2' }, [{ startIncluding: '1.2', endIncluding: '1.2' }]],
    [{ version: '1.2', lessThan: '2.0' }, [{ startIncluding: '1.2', endExcluding: '2.0' }]],
    [{ version: '0', lessThanOrEqual: '2.0' }, [{ endIncluding: '2.0' }]],
    [{ version: '0.0.0', lessThan: '2' }, [{ endExcluding: '2' }]],
    [{ version: '*', lessThanOrEqual: '7.13.2' }, [{ endIncluding: '7.13.2' }]],
    [{ version: '5.10', lessThanOrEqual: '5.10.*' }, [{ startIncluding: '5.10', endExcluding: '5.11' }]],
    [{ version: '5.10', lessThan: '*' }, [{ startIncluding: '5.10' }]],
    [{ version: '0', lessThan: 'unspecified' }, ['all']],
    [{ version: '*' }, ['all']],
    [{ version: 'n/a' }, ['all']],
    [{ version: '0' }, ['all']],
    [{ version: '>= 1.0, < 1.5' }, [{ startIncluding: '1.0', endExcluding: '1.5' }]],
    [
      { version: '< 1.5 || = 2.0' },
      [{ endExcluding: '1.5' }, { startIncluding: '2.0', endIncluding: '2.0' }],
    ],
    [{ version: 'All versions < V7.1.2' }, [{ endExcluding: '7.1.2' }]],
    [{ version: 'before 2.1' }, [{ endExcluding: '2.1' }]],
    [{ version: '3.2 and earlier' }, [{ endIncluding: '3.2' }]],
    [{ version: 'up to and including 4.0' }, [{ endIncluding: '4.0' }]],
    [{ version: '2.4.x' }, [{ startIncluding: '2.4', endExcluding: '2.5' }]],
    [{ version: 'v2.*' }, [{ startIncluding: 'v2', endExcluding: '3' }]],
    [{ version: '2.x', lessThan: '2.5' }, [{ startIncluding: '2', endExcluding: '2.5' }]],
    [{ version: '<= 2.x' }, [{ endExcluding: '3' }]],
    [{ version: '>= 2.x, < 4' }, [{ startIncluding: '2', endExcluding: '4' }]],
    [{ version: '2.4+' }, [{ startIncluding: '2.4' }]],
    [{ version: '2.4 and later' }, [{ startIncluding: '2.4' }]],
    [{ version: '1.4.0-rc1' }, [{ startIncluding: '1.4.0-rc1', endIncluding: '1.4.0-rc1' }]],
    [{ version: '1.0+build5' }, [{ startIncluding: '1.0+build5', endIncluding: '1.0+build5' }]],
    [{ version: '0', lessThan: '2.4.6-40.7' }, [{ endExcluding: '2.4.6-40.7' }]],
  ])('reads %j', (entry, ranges) => {
    expect(read(entry)).toEqual(ranges.map((range) => [range, 'affected']));
  });

  it('cuts a range at its changes', () => {
    const changes = [
      { at: '1.4', status: 'unaffected' as const },
      { at: '1.6', status: 'affected' as const },
    ];
    expect(read({ version: '1', lessThan: '2', changes })).toEqual([
      [{ startIncluding: '1', endExcluding: '1.4' }, 'affected'],
      [{ startIncluding: '1.4', endExcluding: '1.6' }, 'unaffected'],
      [{ startIncluding: '1.6', endExcluding: '2' }, 'affected'],
    ]);
  });

  it.each<Partial<VersionEntry>>([
    { version: 'deadbeef', versionType: 'git', lessThan: 'cafe' },
    { version: 'Windows 10 for x64-based Systems' },
    { version: 'see the advisory' },
    { version: '1.0', lessThan: 'the next one' },
    { version: '> 1 and so on, < forever' },
    { version: '1', lessThan: '2', changes: [{ at: 'soon', status: 'unaffected' }] },
    { version: '9'.repeat(300) },
    { version: '2.0-2.9' },
    { version: '2.4.1,2.4.2' },
    { version: '2.4.1/2.4.2' },
    { version: '=<2.0' },
    { version: '1.0->1.5' },
    { version: '1.0_to_1.5' },
    { version: '1.0|1.1' },
    { version: '1.0.0...1.5.0' },
    { version: 'n/a', status: 'unaffected' },
  ])('says that it cannot read %j', (entry) => {
    expect(read(entry)).toBeUndefined();
  });
});
