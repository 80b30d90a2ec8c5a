import type { OccurrenceReason } from '../../domain/schedule-occurrence.ts';
import type { Connection } from '../../store/database.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { printableText } from '../../support/printable-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { announce } from './announce.ts';

const reasons: Readonly<Partial<Record<OccurrenceReason, string>>> = {
  missed: 'its time had passed by more than the schedule allows',
  without_sites: 'none of its sites is left',
  already_running: 'its scan before is still under way',
  blackout: 'a blackout window stood in the way',
};

/** Tells that a planned scan did not run, in the transaction that passes it over. */
export async function announceSkippedRun(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  schedule: StoredScanSchedule,
  { dueAt, reason, next }: { readonly dueAt: Date; readonly reason: OccurrenceReason; readonly next: Date },
): Promise<void> {
  const due = dueAt.toISOString();
  const name = printableText(schedule.terms.description, 100);
  await announce(connection, context, {
    key: `schedule:${schedule.id}:${due}:skipped`,
    topics: ['scan_not_run'],
    siteIds: [...new Set(schedule.terms.sites.map(({ id }) => id))],
    scheduleId: schedule.id,
    message: {
      event: 'scan.not_run',
      urgency: 'warning',
      subject: `A planned scan did not run: ${name}`,
      summary: `The schedule "${name}" was due and did not run: ${reasons[reason] ?? reason}.`,
      facts: [
        { name: 'Due', value: due },
        { name: 'Next run', value: next.toISOString() },
      ],
      scanId: null,
      occurredAt: context.clock.now().toISOString(),
    },
  });
}
