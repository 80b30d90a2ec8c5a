import type { OccurrenceReason } from '../../domain/schedule-occurrence.ts';
import type { Connection } from '../../store/database.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { printableText } from '../../support/printable-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { announce } from './announce.ts';

const reasons: Readonly<Partial<Record<OccurrenceReason, string>>> = {
  missed: 'its time had passed by more than the schedule allows, or a later run was due as well',
  without_sites: 'none of its sites is left',
  already_running: 'its scan before is still under way',
  blackout: 'a blackout window stood in the way',
};

interface SkippedRun {
  readonly dueAt: Date;
  readonly reason: OccurrenceReason;
  readonly next: Date;
  /** Runs that were left out together, of which this is the last. */
  readonly count?: number;
}

/** Tells that a planned scan did not run, in the transaction that passes it over. */
export async function announceSkippedRun(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  schedule: StoredScanSchedule,
  { dueAt, reason, next, count = 1 }: SkippedRun,
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
        ...(count > 1 ? [{ name: 'Runs left out', value: String(count) }] : []),
        { name: 'Next run', value: next.toISOString() },
      ],
      scanId: null,
      occurredAt: context.clock.now().toISOString(),
    },
  });
}
