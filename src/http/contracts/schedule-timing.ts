import { z } from 'zod';
import {
  occurrenceOutcomes,
  occurrenceReasons,
  type ScheduleOccurrence as Occurrence,
} from '../../domain/schedule-occurrence.ts';
import { missedRunPolicies, type ScheduleTiming as Timing } from '../../domain/schedule-timing.ts';
import type { SetScheduleTimingInput } from '../../operations/scan-schedules/set-schedule-timing.ts';

const instant = z.iso.datetime({ offset: true });
const days = z
  .array(z.string().meta({ description: 'a day such as 2026-12-25, local to the zone' }))
  .max(366);
const missedRuns = z.enum(missedRunPolicies).meta({
  description:
    'what becomes of a run that could not begin: `skip` leaves it out, `once` begins it as soon as it can, ' +
    "`next_window` puts it off to the schedule's time of day on a later day",
});
const windowHours = z.int().min(1).max(168);
const example = {
  recurrence: { rrule: 'FREQ=MONTHLY;BYDAY=2TU', except_dates: ['2026-12-08'], extra_dates: [] },
  missed_runs: 'once',
  missed_run_window_hours: 24,
};

const Recurrence = z.object({
  rrule: z.string().max(500).meta({
    description: 'days by RFC 5545, without COUNT and UNTIL; the time of day is that of the schedule',
  }),
  except_dates: days,
  extra_dates: days,
});

export const ScheduleTimingBody = z
  .strictObject({
    recurrence: z
      .strictObject({
        rrule: z.string().max(500),
        except_dates: days.optional(),
        extra_dates: days.optional(),
      })
      .nullish()
      .meta({ description: 'in place of weekday and weeks; without one those count' }),
    missed_runs: missedRuns.optional(),
    missed_run_window_hours: windowHours.optional(),
  })
  .meta({ examples: [example] });

export const ScheduleTiming = z
  .object({
    recurrence: Recurrence.nullable(),
    missed_runs: missedRuns,
    missed_run_window_hours: windowHours.meta({ description: 'after which such a run is given up' }),
  })
  .meta({
    id: 'ScheduleTiming',
    description: 'When a schedule runs, beyond its weekday and weeks.',
    examples: [example],
  });

export function toSetScheduleTimingInput(
  scanScheduleId: string,
  body: z.infer<typeof ScheduleTimingBody>,
): SetScheduleTimingInput {
  const { recurrence, missed_runs: missed, missed_run_window_hours: hours } = body;
  return {
    scanScheduleId,
    ...(recurrence && {
      recurrence: {
        rrule: recurrence.rrule,
        ...(recurrence.except_dates !== undefined && { exceptDates: recurrence.except_dates }),
        ...(recurrence.extra_dates !== undefined && { extraDates: recurrence.extra_dates }),
      },
    }),
    ...(missed !== undefined && { missedRuns: missed }),
    ...(hours !== undefined && { missedRunWindowHours: hours }),
  };
}

export function fromScheduleTiming({ recurrence, ...timing }: Timing): z.infer<typeof ScheduleTiming> {
  return {
    recurrence: recurrence && {
      rrule: recurrence.rrule,
      except_dates: [...recurrence.exceptDates],
      extra_dates: [...recurrence.extraDates],
    },
    missed_runs: timing.missedRuns,
    missed_run_window_hours: timing.missedRunWindowHours,
  };
}

const ScheduleOccurrence = z.object({
  id: z.uuid(),
  due_at: instant.meta({ description: 'when the run was due by the recurrence' }),
  decided_at: instant,
  outcome: z.enum(occurrenceOutcomes),
  reason: z.enum(occurrenceReasons).meta({
    description:
      '`late`: it began as soon as it could; `missed`: too late by its policy; `blackout`: a blackout window stood in ' +
      'the way; `waits_for_window`: put off to its time of day; `site_offline`: nobody answered at one of its ' +
      'sites; `schedule_changed`: the rhythm of the schedule was changed before it began',
  }),
  scan_id: z.uuid().nullable(),
  deferred_until: instant.nullable(),
  blackout_window: z.string().nullable(),
  offline_site_ids: z.array(z.uuid()).meta({ description: 'sites at which nobody answered' }),
});

export const ScheduleOccurrenceList = z.array(ScheduleOccurrence).meta({
  id: 'ScheduleOccurrenceList',
  description: 'What became of each time at which the schedule was due, newest first.',
  examples: [
    [
      {
        id: '9c46d2a1-8888-4678-9abc-def012345678',
        due_at: '2026-11-16T07:00:00.000Z',
        decided_at: '2026-11-16T07:00:04.000Z',
        outcome: 'deferred',
        reason: 'blackout',
        scan_id: null,
        deferred_until: '2026-11-16T11:00:00.000Z',
        blackout_window: 'Backups',
        offline_site_ids: [],
      },
    ],
  ],
});

export function fromScheduleOccurrence(occurrence: Occurrence): z.infer<typeof ScheduleOccurrence> {
  return {
    id: occurrence.id,
    due_at: occurrence.dueAt,
    decided_at: occurrence.decidedAt,
    outcome: occurrence.outcome,
    reason: occurrence.reason,
    scan_id: occurrence.scanId,
    deferred_until: occurrence.deferredUntil,
    blackout_window: occurrence.blackoutWindow,
    offline_site_ids: [...occurrence.offlineSiteIds],
  };
}
