import { z } from 'zod';
import { maySeeSite } from '../../domain/actor.ts';
import { isActiveScanStatus } from '../../domain/scan.ts';
import { findNewestScansOfSchedules } from '../../store/queries/scan-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

export const GetLatestScanStatusInput = z.strictObject({ scanScheduleId: UuidText });
export type GetLatestScanStatusInput = z.input<typeof GetLatestScanStatusInput>;

/** Ids of the sites of a scan, by how far it is there. */
export interface LatestScanStatus {
  readonly targets: readonly string[];
  /** Begun and ended, well or not. */
  readonly scanned: readonly string[];
  readonly failed: readonly string[];
}

/**
 * How far the newest scan of a schedule at the sites the actor may see is there; undefined when none ever ran.
 * Scope `cve:view`. Throws `not_found` / `scan_schedule_not_found`.
 */
export async function getLatestScanStatus(
  context: OperationContext,
  input: GetLatestScanStatusInput,
): Promise<LatestScanStatus | undefined> {
  authorise(context, 'cve:view');
  const { scanScheduleId } = parseInput(GetLatestScanStatusInput, input);
  await visibleScanSchedule(context, scanScheduleId);
  const { db } = context.store;
  const { siteIds: visible } = context.actor;
  const newest = await findNewestScansOfSchedules(
    db,
    context.organizationId,
    [scanScheduleId],
    'any',
    visible,
  );
  const scan = newest.get(scanScheduleId);
  if (scan === undefined) return undefined;
  const parts = (await listScanSites(db, context.organizationId, scan.id)).filter((part) =>
    maySeeSite(context.actor, part.siteId),
  );
  const siteIds = (of: typeof parts) => of.map((part) => part.siteId);
  return {
    targets: siteIds(parts),
    scanned: siteIds(parts.filter((part) => part.startedAt !== null && !isActiveScanStatus(part.status))),
    failed: siteIds(parts.filter((part) => part.status === 'failed')),
  };
}
