import type { Device } from '../../domain/device.ts';
import { type FindingClosedReason } from '../../domain/finding-closed-reason.ts';
import { undecidedEvent, type FindingEvent, type FindingState } from '../../domain/finding-event.ts';
import type { KeptFinding } from '../../domain/kept-finding.ts';
import type { IntelligenceChange } from '../../domain/intelligence-change.ts';
import { stateOf, type RejudgedFinding, type RematchPlan } from '../../inventory/plan-rematch.ts';
import type { Connection } from '../../store/database.ts';
import { insertFindingEvents } from '../../store/queries/finding-event-queries.ts';
import { closeFindings, updateRejudgedFindings } from '../../store/queries/rematch-queries.ts';
import {
  insertCveRecords,
  putSeenFindings,
  type SeenFindingRow,
} from '../../store/queries/seen-finding-queries.ts';
import type { Clock } from '../../support/clock.ts';
import { findingRowOf } from './finding-row-of.ts';
import { settleDecisions } from './settle-decisions.ts';
import { stateOfKept } from './state-of-kept.ts';
import { tierOf } from './tier-of.ts';

/** Devices of one site. */
export interface RematchPlace {
  readonly organizationId: string;
  readonly siteId: string;
  readonly deviceIds: readonly string[];
}

/** Writes what came of judging devices again, with an event for each finding it touches. */
export async function keepRematch(
  connection: Connection,
  { newId, clock }: { readonly newId: () => string; readonly clock: Clock },
  {
    place,
    change,
    devices,
    reasons,
  }: {
    readonly place: RematchPlace;
    readonly change: IntelligenceChange;
    readonly devices: readonly Device[];
    /** Why each is closed that is, by its id. */
    readonly reasons: ReadonlyMap<string, FindingClosedReason>;
  },
  plan: RematchPlan,
): Promise<void> {
  const now = clock.now();
  const event = createEvents(change, now, newId);
  const rejudged = [...plan.reopened, ...plan.changed, ...plan.moved];
  const opened = plan.opened.map((seen) => ({ seen, row: findingRowOf(seen, newId) }));
  await insertCveRecords(
    connection,
    [...plan.opened, ...rejudged.map(({ judged }) => judged)].map(({ finding }) => finding.cve),
  );
  await putOpened(
    connection,
    place,
    devices,
    opened.map(({ row }) => row),
    now,
  );
  await updateRejudgedFindings(
    connection,
    rejudged.map(({ kept, judged }) => ({ ...findingRowOf(judged, newId), id: kept.id })),
    now,
  );
  const reasonOf = ({ id }: KeptFinding): FindingClosedReason => reasons.get(id) ?? 'data_withdrawn';
  await closeAsReasoned(connection, plan.closed, reasonOf, now);
  const told = (kind: 'reopened' | 'changed') => (found: RejudgedFinding) =>
    event(kind, found.kept.id, stateOfKept(found.kept), stateOf(found.judged, tierOf));
  await insertFindingEvents(connection, place.organizationId, [
    ...opened.map(({ seen, row }) => event('opened', row.id, null, stateOf(seen, tierOf))),
    ...plan.reopened.map(told('reopened')),
    ...plan.changed.map(told('changed')),
    ...plan.closed.map((finding) => ({
      ...event('closed', finding.id, stateOfKept(finding), null),
      reason: reasonOf(finding),
    })),
  ]);
  await settleDecisions(
    connection,
    { organizationId: place.organizationId, newId, clock },
    { kind: 'devices', deviceIds: place.deviceIds },
  );
}

async function closeAsReasoned(
  connection: Connection,
  findings: readonly KeptFinding[],
  reasonOf: (finding: KeptFinding) => FindingClosedReason,
  at: Date,
): Promise<void> {
  for (const [reason, closed] of Map.groupBy(findings, reasonOf)) {
    await closeFindings(
      connection,
      closed.map(({ id }) => id),
      { at, reason },
    );
  }
}

/** Events that differ in the finding, and in what was and is said of it. */
function createEvents(change: IntelligenceChange, now: Date, newId: () => string) {
  return (
    kind: FindingEvent['kind'],
    findingId: string,
    before: FindingState | null,
    after: FindingState | null,
  ): FindingEvent => ({
    id: newId(),
    findingId,
    scanId: null,
    kind,
    reason: 'data_changed',
    before,
    after,
    bundleBefore: change.before,
    bundleAfter: change.after,
    ...undecidedEvent,
    createdAt: now.toISOString(),
  });
}

/** No scan has judged them: each counts as seen by the scan that saw its device last. */
async function putOpened(
  connection: Connection,
  place: RematchPlace,
  devices: readonly Device[],
  rows: readonly SeenFindingRow[],
  now: Date,
): Promise<void> {
  const scans = new Map(devices.map(({ id, lastScanId }) => [id, lastScanId]));
  for (const [scanId, ofScan] of Map.groupBy(rows, ({ deviceId }) => scans.get(deviceId) ?? '')) {
    await putSeenFindings(connection, { ...place, scanId }, ofScan, {
      now,
      opening: 'told_by_caller',
      lessSaid: [],
    });
  }
}
