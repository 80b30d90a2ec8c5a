import { z } from 'zod';
import type { ScheduleOccurrence } from '../../domain/schedule-occurrence.ts';
import { listOccurrencesOfSchedule } from '../../store/queries/schedule-occurrence-queries.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

export const ListScheduleOccurrencesInput = z.strictObject({ ...PageInput, scanScheduleId: UuidText });
export type ListScheduleOccurrencesInput = z.input<typeof ListScheduleOccurrencesInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/**
 * What became of each time at which a schedule was due, and why, newest first. Scope `cve:view`. Throws `not_found` /
 * `scan_schedule_not_found`; `invalid` / `cursor_invalid`.
 */
export async function listScheduleOccurrences(
  context: OperationContext,
  input: ListScheduleOccurrencesInput,
): Promise<Page<ScheduleOccurrence>> {
  authorise(context, 'cve:view');
  const { limit, cursor, scanScheduleId } = parseInput(ListScheduleOccurrencesInput, input);
  const { id } = await visibleScanSchedule(context, scanScheduleId);
  const after = readCursor(cursor, Position);
  const rows = await listOccurrencesOfSchedule(context.store.db, id, { after, limit: limit + 1 });
  return pageOf(rows, limit, ({ decidedAt, id: occurrenceId }) => [decidedAt, occurrenceId]);
}
