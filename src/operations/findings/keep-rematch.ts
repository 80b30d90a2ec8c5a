import type { Device } from '../../domain/device.ts';
import type { FindingEvent, FindingState } from '../../domain/finding-event.ts';
import type { IntelligenceChange } from '../../domain/intelligence-change.ts';
import type { KeptFinding } from '../../domain/kept-finding.ts';
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
  }: {
    readonly place: RematchPlace;
    readonly change: IntelligenceChange;
    readonly devices: readonly Device[];
  },
  plan: RematchPlan,
): Promise<void> {
  const now = clock.now();
  const event = createEvents(change, now, newId);
  const rejudged = [...plan.reopened, ...plan.changed];
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
  );
  await updateRejudgedFindings(
    connection,
    rejudged.map(({ kept, judged }) => ({ ...findingRowOf(judged, newId), id: kept.id })),
  );
  await closeFindings(
    connection,
    plan.closed.map(({ id }) => id),
    now,
  );
  const told = (kind: 'reopened' | 'changed') => (found: RejudgedFinding) =>
    event(kind, found.kept.id, kept(found.kept), stateOf(found.judged));
  await insertFindingEvents(connection, place.organizationId, [
    ...opened.map(({ seen, row }) => event('opened', row.id, null, stateOf(seen))),
    ...plan.reopened.map(told('reopened')),
    ...plan.changed.map(told('changed')),
    ...plan.closed.map((finding) => event('closed', finding.id, kept(finding), null)),
  ]);
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
    kind,
    reason: 'data_changed',
    before,
    after,
    bundleBefore: change.before,
    bundleAfter: change.after,
    createdAt: now.toISOString(),
  });
}

/** No scan has judged them: each counts as seen by the scan that saw its device last. */
async function putOpened(
  connection: Connection,
  place: RematchPlace,
  devices: readonly Device[],
  rows: readonly SeenFindingRow[],
): Promise<void> {
  const scans = new Map(devices.map(({ id, lastScanId }) => [id, lastScanId]));
  for (const [scanId, ofScan] of Map.groupBy(rows, ({ deviceId }) => scans.get(deviceId) ?? '')) {
    await putSeenFindings(connection, { ...place, scanId }, ofScan);
  }
}

function kept(finding: KeptFinding): FindingState {
  const { recordDigest, score, severity, knownExploited, confidence, statement } = finding;
  return { recordDigest, score, severity, knownExploited, confidence, statement };
}
