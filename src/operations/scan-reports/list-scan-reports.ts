import { z } from 'zod';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import { listScansOf } from '../../store/queries/scan-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { scanPosition, ScanPosition } from '../scans/scan-position.ts';
import { summariseScanReports } from './summarise-scan-reports.ts';

export const ListScanReportsInput = z.strictObject(PageInput);
export type ListScanReportsInput = z.input<typeof ListScanReportsInput>;

/**
 * The reports of all scans, ended or under way, newest first; only those all of whose sites the actor may see.
 * Scope `cve:view`. Throws `invalid` / `cursor_invalid`.
 */
export async function listScanReports(
  context: OperationContext,
  input: ListScanReportsInput = {},
): Promise<Page<ScanReportSummary>> {
  authorise(context, 'cve:view');
  const { limit, cursor } = parseInput(ListScanReportsInput, input);
  const scans = await listScansOf(context.store.db, context.organizationId, {
    within: context.actor.siteIds,
    after: readCursor(cursor, ScanPosition),
    limit: limit + 1,
  });
  const page = pageOf(scans, limit, scanPosition);
  return { ...page, items: await summariseScanReports(context, page.items) };
}
