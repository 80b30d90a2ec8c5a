import type { BlackoutWindow } from '../../domain/blackout-window.ts';
import type { OccurrenceReason } from '../../domain/schedule-occurrence.ts';
import { dueOccurrences } from '../../scheduling/due-occurrences.ts';
import { planOccurrence } from '../../scheduling/plan-occurrence.ts';
import type { Connection } from '../../store/database.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';
import {
  insertScheduleOccurrence,
  listOccurrencesOfSchedule,
} from '../../store/queries/schedule-occurrence-queries.ts';
import { listActiveScansOfSchedule } from '../../store/queries/scan-queries.ts';
import {
  claimDueScanSchedule,
  listDueScanSchedules,
  setNextScanAt,
  type DueScanSchedule,
} from '../../store/queries/due-schedule-queries.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { announceSkippedRun } from '../notifications/announce-skipped-run.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { acceptScan } from '../scans/accept-scan.ts';
import type { SealKeys } from '../scans/scope-seal.ts';
import { scanOrderOfSchedule } from '../scans/scan-order-of-schedule.ts';
import { systemActor } from '../system-actor.ts';
import { passOverMissedRuns, recordMissedRuns } from './pass-over-missed-runs.ts';
import type { AskHosts } from './look-at-site.ts';
import { nextRunAfter } from './next-run-of.ts';
import { offlineSites } from './offline-sites.ts';
import { shuffleDue } from './shuffle-due.ts';
import { takeTurns } from './take-turns.ts';

type ClockContext = InstallationContext &
  Pick<OperationContext, 'jobs'> & {
    readonly settings: SealKeys;
    /** Asks whether hosts are there, so that sites where nobody is are noticed. */
    readonly askHosts: AskHosts;
    /** Labels of the networks that can be reached from here. */
    readonly reachedLabels?: readonly string[];
  };
/** Schedules whose sites are looked at side by side, and how many more where looks last long. */
const schedules = { most: 64, patienceMs: 1000, mostInAll: 512 };
/**
 * Runs that were put off are taken up for so long by one look: their sites may well be dark still, and what falls due
 * meanwhile waits for the next look.
 */
const putOffForMs = 10_000;

type DueContext = Parameters<typeof acceptScan>[1] & Pick<OperationContext, 'newId'>;

/**
 * Starts a scan for every schedule whose time has come, of all organizations, and moves it on to its next
 * occurrence, or puts the run off; why is kept for each. None waits for the sites of another. Any number of processes may
 * call it: each occurrence is taken once. `onError` hears of schedules that failed; `mostAtOnce` are read at a time. What is not
 * decided when `signal` aborts is due still, and so are runs put off before that are too many for one look.
 */
export async function startDueScans(
  context: ClockContext,
  onError: (error: unknown, due: DueScanSchedule) => void,
  { mostAtOnce = 500, signal = new AbortController().signal, random }: DueTerms = {},
): Promise<void> {
  const findOffline = offlineSites(context, signal);
  const inTurn = takeTurns(schedules);
  let deciding = Promise.resolve();
  const lookAndDecide = async (one: DueScanSchedule): Promise<void> => {
    const offline = await findOffline(one);
    if (offline === undefined) return;
    // One after the other: those of an organization wait for each other anyway.
    deciding = deciding
      .then(async () => (signal.aborted ? undefined : runOccurrence(context, one, offline)))
      .catch((error: unknown) => onError(error, one));
    await deciding;
  };
  const underWay: Promise<void>[] = [];
  let putOffUntil = Infinity;
  try {
    for await (const one of dueSchedules(context, mostAtOnce, random)) {
      const begun = Promise.withResolvers<void>();
      const begin = async (): Promise<void> => {
        begun.resolve();
        await lookAndDecide(one);
      };
      underWay.push(inTurn(begin));
      await begun.promise;
      // Those follow all others.
      if (one.isPutOff) putOffUntil = Math.min(putOffUntil, performance.now() + putOffForMs);
      if (signal.aborted || performance.now() > putOffUntil) break;
    }
  } finally {
    await Promise.all(underWay);
  }
}

interface DueTerms {
  readonly mostAtOnce?: number;
  readonly signal?: AbortSignal;
  /** Shuffles what is read at a time, so that several processes do not all begin with the same; absent: in order. */
  readonly random?: () => number;
}

async function* dueSchedules(
  { clock, store }: ClockContext,
  limit: number,
  random: (() => number) | undefined,
): AsyncGenerator<DueScanSchedule, void, undefined> {
  const now = clock.now();
  let after: DueScanSchedule | undefined;
  do {
    const due = await listDueScanSchedules(store.db, now, { after, limit });
    yield* random === undefined ? due : shuffleDue(due, random);
    // Those that failed are due still, and must not stand in the way of the others.
    after = due.length < limit ? undefined : due.at(-1);
  } while (after !== undefined);
}

async function runOccurrence(
  context: ClockContext,
  { id, organizationId }: DueScanSchedule,
  offline: ReadonlySet<string>,
): Promise<void> {
  const store = context.store.forOrganization(organizationId);
  const inside = { ...context, store, organizationId, actor: systemActor('clock') };
  await store.transaction(async (connection) => {
    const now = context.clock.now();
    const schedule = await claimDueScanSchedule(connection, organizationId, id, now);
    // Somebody else has it, or has moved it on.
    if (schedule === undefined) return;
    await decide(connection, inside, schedule, { now, offline });
  });
}

async function decide(
  connection: Connection,
  context: DueContext,
  schedule: StoredScanSchedule,
  { now, offline }: { readonly now: Date; readonly offline: ReadonlySet<string> },
): Promise<void> {
  const { organizationId, newId } = context;
  const { id: scheduleId, terms, timing } = schedule;
  const firstDueAt = schedule.deferredFrom ?? schedule.nextScanAt;
  // Of what came due while nobody looked, the newest stands for all.
  const dueTimes = dueOccurrences((after) => nextRunAfter(schedule, after), firstDueAt, now);
  const dueAt = dueTimes.at(-1) ?? firstDueAt;
  const offlineSiteIds = [...new Set(terms.sites.map(({ id }) => id))].filter((id) => offline.has(id));
  const regular = nextRunAfter(schedule, now);
  const active = await listActiveScansOfSchedule(connection, organizationId, scheduleId);
  const plan = planOccurrence({
    terms,
    timing,
    dueAt,
    putOffFor: dueAt === firstDueAt ? await putOffReason(connection, schedule) : undefined,
    regularAt: regular,
    waitsForSite: offlineSiteIds.length > 0 && !terms.ignoreOfflineSites,
    now,
    siteCount: terms.sites.length,
    // A few addresses scanned on demand do not stand in for the whole run.
    isRunning: active.some((scan) => scan.kind === 'scheduled'),
    blackouts: await blackoutsOf(connection, organizationId, terms),
  });
  const isNextMissed = plan.outcome === 'skipped' && plan.reason === 'missed';
  const missed = { runs: dueTimes.slice(0, -1), next: dueAt, isNextMissed };
  await passOverMissedRuns(connection, context, schedule, missed);
  // A run that would be put off beyond the next regular one is that one.
  const until = plan.outcome === 'deferred' && plan.until < regular ? plan.until : undefined;
  await setNextScanAt(connection, organizationId, scheduleId, until ?? regular, until ? dueAt : null);
  const order = { ...scanOrderOfSchedule(schedule, 'startDueScans'), offlineSiteIds };
  const scanId = plan.outcome === 'ran' ? (await acceptScan(connection, context, order)).scanId : null;
  await insertScheduleOccurrence(connection, organizationId, {
    id: newId(),
    scheduleId,
    dueAt: dueAt.toISOString(),
    decidedAt: now.toISOString(),
    outcome: plan.outcome,
    reason: plan.outcome === 'ran' && offlineSiteIds.length > 0 ? 'site_offline' : plan.reason,
    scanId,
    deferredUntil: plan.outcome === 'deferred' ? (until ?? regular).toISOString() : null,
    blackoutWindow: ('blackoutWindow' in plan ? plan.blackoutWindow : undefined) ?? null,
    offlineSiteIds,
  });
  if (plan.outcome === 'skipped') {
    const count = isNextMissed ? dueTimes.length : 1;
    const skipped = { dueAt, reason: plan.reason, next: regular, count };
    await announceSkippedRun(connection, context, schedule, skipped);
  }
  await recordMissedRuns(connection, context, schedule, missed);
  if (plan.outcome === 'ran') return;
  await recordChange(connection, context, {
    action: 'startDueScans',
    objectKind: 'scan_schedule',
    objectId: scheduleId,
    before: { nextScanAt: schedule.nextScanAt.toISOString() },
    after: { nextScanAt: (until ?? regular).toISOString(), [plan.outcome]: plan.reason },
  });
}

/** Why a run that was put off was; undefined for one that never was. */
async function putOffReason(
  connection: Connection,
  { id, deferredFrom }: StoredScanSchedule,
): Promise<OccurrenceReason | undefined> {
  if (deferredFrom === null) return undefined;
  const [last] = await listOccurrencesOfSchedule(connection, id, { after: undefined, limit: 1 });
  return last?.reason ?? 'waits_for_window';
}

/** The windows that are about one of the schedule's sites as a whole. */
async function blackoutsOf(
  connection: Connection,
  organizationId: string,
  { sites }: StoredScanSchedule['terms'],
): Promise<BlackoutWindow[]> {
  const windows = await listBlackoutWindowsOf(connection, organizationId);
  return windows.filter(
    ({ siteIds, deviceClasses }) =>
      deviceClasses === null && (siteIds === null || sites.some(({ id }) => siteIds.includes(id))),
  );
}
