import { undecidedEvent } from '../../domain/finding-event.ts';
import { isVerifiedFix, type VerdictOf } from '../../findings/is-verified-fix.ts';
import type { AbsentCves } from '../../matching/judge-absence.ts';
import type { Connection } from '../../store/database.ts';
import { insertFindingEvents } from '../../store/queries/finding-event-queries.ts';
import type { ScanPlace } from '../../store/queries/inventory-queries.ts';
import { closeFindings, listAbsentFindings } from '../../store/queries/rematch-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { reachedDevice, type DevicesReached } from './reached-device.ts';
import { stateOfKept } from './state-of-kept.ts';

/** Makes the judge of what a scan did not show on one device. */
export type AbsenceJudge = (absent: AbsentCves) => VerdictOf;

/**
 * Closes the findings of seen devices that the scan did not show because they are fixed, and writes that into their
 * history. To be called when the scan's own findings are kept; whatever it does not prove stays open.
 */
export async function closeFixed(
  connection: Connection,
  { newId, clock }: Pick<OperationContext, 'newId' | 'clock'>,
  { organizationId, scanId }: ScanPlace,
  reachedDevices: DevicesReached,
  judge: AbsenceJudge,
): Promise<void> {
  const { devices } = reachedDevices;
  const deviceIds = devices.filter(({ isNew }) => !isNew).map(({ device }) => device.id);
  if (deviceIds.length === 0) return;
  const absent = Map.groupBy(
    await listAbsentFindings(connection, deviceIds, scanId),
    ({ deviceId }) => deviceId,
  );
  const fixed = devices.flatMap((device) => {
    const findings = absent.get(device.device.id) ?? [];
    if (findings.length === 0) return [];
    const reached = reachedDevice(device, reachedDevices);
    const verdictOf = judge({
      services: [...reached.seen, ...reached.known],
      cveIds: new Set(findings.map(({ cveId }) => cveId)),
    });
    return findings.filter((finding) => isVerifiedFix(finding, reached, verdictOf));
  });
  const now = clock.now();
  await closeFindings(
    connection,
    fixed.map(({ id }) => id),
    { at: now, reason: 'fixed_verified' },
  );
  await insertFindingEvents(
    connection,
    organizationId,
    fixed.map((finding) => ({
      id: newId(),
      findingId: finding.id,
      scanId,
      kind: 'closed',
      reason: 'fixed_verified',
      before: stateOfKept(finding),
      after: null,
      bundleBefore: null,
      bundleAfter: null,
      ...undecidedEvent,
      createdAt: now.toISOString(),
    })),
  );
}
