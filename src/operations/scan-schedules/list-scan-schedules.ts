import { z } from 'zod';
import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import { listScanSchedulesOf } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { describeScanSchedules } from './describe-scan-schedules.ts';

export const ListScanSchedulesInput = z.strictObject(PageInput);
export type ListScanSchedulesInput = z.input<typeof ListScanSchedulesInput>;

const Position = z.tuple([z.uuid()]);

/**
 * The schedules that have a site the actor may see, oldest first; other sites are left out. Scope `cve:view`.
 * Throws `invalid` / `cursor_invalid`.
 */
export async function listScanSchedules(
  context: OperationContext,
  input: ListScanSchedulesInput = {},
): Promise<Page<ScanSchedule>> {
  authorise(context, 'cve:view');
  const { limit, cursor } = parseInput(ListScanSchedulesInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  const rows = await listScanSchedulesOf(context.store.db, context.organizationId, {
    siteIds: context.actor.siteIds,
    after,
    limit: limit + 1,
  });
  const { items, nextCursor } = pageOf(rows, limit, (schedule) => [schedule.id]);
  return { items: await describeScanSchedules(context, items), nextCursor };
}
