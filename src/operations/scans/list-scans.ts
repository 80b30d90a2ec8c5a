import { z } from 'zod';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import { scanStatuses } from '../../domain/scan.ts';
import { listScansOf } from '../../store/queries/scan-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { summariseScanReports } from '../scan-reports/summarise-scan-reports.ts';
import { UuidText } from '../uuid-text.ts';
import { scanPosition, ScanPosition } from './scan-position.ts';

export const ListScansInput = z.strictObject({
  ...PageInput,
  /** Only scans that this site is part of. */
  siteId: UuidText.optional(),
  scanScheduleId: UuidText.optional(),
  status: z.enum(scanStatuses).optional(),
});
export type ListScansInput = z.input<typeof ListScansInput>;

/**
 * Scans, newest first, of one site, schedule or state when asked for; only those all of whose sites the actor may
 * see. Scope `cve:view`. Throws `invalid` / `cursor_invalid`.
 */
export async function listScans(
  context: OperationContext,
  input: ListScansInput = {},
): Promise<Page<ScanReportSummary>> {
  authorise(context, 'cve:view');
  const { limit, cursor, siteId, scanScheduleId, status } = parseInput(ListScansInput, input);
  const scans = await listScansOf(context.store.db, context.organizationId, {
    within: context.actor.siteIds,
    siteId,
    scanScheduleId,
    ...(status !== undefined && { statuses: [status] }),
    after: readCursor(cursor, ScanPosition),
    limit: limit + 1,
  });
  const page = pageOf(scans, limit, scanPosition);
  return { ...page, items: await summariseScanReports(context, page.items) };
}
