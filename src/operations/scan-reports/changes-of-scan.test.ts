import { describe, expect, it } from 'vitest';
import type { FindingState } from '../../domain/finding-event.ts';
import { aFindingOf, aHostResult } from '../../../test/support/a-host-result.ts';
import { aScanResult } from '../../../test/support/a-scan-result.ts';
import { changesOfScan } from './changes-of-scan.ts';

const opened = (cveId: string) => ({
  kind: 'opened' as const,
  deviceId: 'router',
  cveId,
  before: null,
  ipAddress: '10.0.0.1',
});
const fixed = (cveId: string, before: FindingState | null) => ({
  ...opened(cveId),
  kind: 'closed' as const,
  before,
});
const before = (score: number | null): FindingState => ({
  recordDigest: null,
  score,
  severity: null,
  knownExploited: true,
  confidence: 90,
  statement: null,
});
const found = aFindingOf('CVE-2030-1001');
const result = {
  ...aScanResult(),
  minScore: 7,
  hosts: ['10.0.0.1', '10.0.0.2'].map((address) => aHostResult(address, {}, [found, found])),
};

describe('what a scan changed', () => {
  it('counts a finding once, wherever its device was seen', () => {
    const changes = changesOfScan(
      [opened('CVE-2030-1001')],
      result,
      () => 'router',
      () => 'sixty_days',
    );
    expect(changes.opened.map(({ ipAddress, tier }) => [ipAddress, tier])).toEqual([
      ['10.0.0.1', 'sixty_days'],
    ]);
  });

  it('is nothing of what the result does not show', () => {
    const changes = changesOfScan(
      [opened('CVE-2030-1002'), opened('CVE-2030-1001')],
      result,
      () => undefined,
      () => 'sixty_days',
    );
    expect(changes).toEqual({ opened: [], reopened: [], fixed: [] });
  });

  it('leaves out what was scored below the threshold, and keeps what nobody had scored or older versions kept', () => {
    const rows = [
      fixed('CVE-2030-1', before(6.9)),
      fixed('CVE-2030-2', before(7)),
      fixed('CVE-2030-3', before(null)),
      fixed('CVE-2030-4', null),
    ];
    const changes = changesOfScan(
      rows,
      result,
      () => 'router',
      () => 'sixty_days',
    );
    expect(changes.fixed.map(({ cve, tier }) => [cve.cveId, cve.score, tier])).toEqual([
      ['CVE-2030-2', 7, null],
      ['CVE-2030-3', null, null],
      ['CVE-2030-4', null, null],
    ]);
  });
});
