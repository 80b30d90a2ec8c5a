import { z } from 'zod';
import { findingCauses, findingEventReasons } from '../../domain/finding-event.ts';
import { DeltaKind } from '../../domain/finding-delta.ts';
import { LifecycleState } from '../../domain/lifecycle-state.ts';
import { Severity } from '../../domain/severity.ts';
import type { ListedDelta } from '../../operations/findings/list-deltas.ts';

const instant = z.iso.datetime({ offset: true });

const example = {
  kind: 'fixed',
  before: 'open',
  after: 'fixed_verified',
  finding_id: '9c46d2a1-2222-4678-9abc-def012345678',
  cve_id: 'CVE-2023-38408',
  score: 9.8,
  severity: 'CRITICAL',
  known_exploited: false,
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  device: {
    id: '9c46d2a1-0000-4678-9abc-def012345678',
    ip_address: '192.168.1.101',
    hostname: 'fileserver.local',
  },
  causes: [
    {
      cause: 'device',
      reason: 'fixed_verified',
      at: '2026-11-02T12:10:00.000Z',
      scan_id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
    },
  ],
};

const Delta = z.object({
  kind: DeltaKind,
  before: LifecycleState.nullable().meta({ description: 'null where it was not there' }),
  after: LifecycleState,
  finding_id: z.uuid(),
  cve_id: z.string(),
  score: z.number().min(0).max(10).nullable(),
  severity: Severity.nullable(),
  known_exploited: z.boolean(),
  site_id: z.uuid(),
  device: z.object({ id: z.uuid(), ip_address: z.string(), hostname: z.string().nullable() }),
  causes: z
    .array(
      z.object({
        cause: z.enum(findingCauses),
        reason: z.enum(findingEventReasons),
        at: instant,
        scan_id: z.uuid().nullable(),
      }),
    )
    .meta({ description: 'oldest first' }),
});

export const DeltaList = z.array(Delta).meta({
  id: 'DeltaList',
  description: 'What became of each finding, once for each.',
  examples: [[example]],
});

export function fromDelta({ kind, before, after, causes, finding }: ListedDelta): z.infer<typeof Delta> {
  return {
    kind,
    before,
    after,
    finding_id: finding.id,
    cve_id: finding.cveId,
    score: finding.score,
    severity: finding.severity,
    known_exploited: finding.knownExploited,
    site_id: finding.siteId,
    device: { id: finding.deviceId, ip_address: finding.ipAddress, hostname: finding.hostname },
    causes: causes.map(({ cause, reason, at, scanId }) => ({ cause, reason, at, scan_id: scanId })),
  };
}
