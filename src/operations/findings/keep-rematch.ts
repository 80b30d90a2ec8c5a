import type { Device } from '../../domain/device.ts';
import type { FindingEvent, FindingState } from '../../domain/finding-event.ts';
import type { IntelligenceChange } from '../../domain/intelligence-change.ts';
import type { KeptFinding } from '../../domain/kept-finding.ts';
import { stateOf, type RejudgedFinding, type RematchPlan } from '../../inventory/plan-rematch.ts';
import type { Connection } from '../../store/database.ts';
import { insertFindingEvents } from '../../store/queries/finding-event-queries.ts';
import {
  closeFindings,
  insertOpenedFindings,
  updateRejudgedFindings,
} from '../../store/queries/rematch-queries.ts';
import { insertCveRecords } from '../../store/queries/seen-finding-queries.ts';
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
  const event = (
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
  const scans = new Map(devices.map(({ id, lastScanId }) => [id, lastScanId]));
  const rejudged = [...plan.reopened, ...plan.changed];
  const opened = plan.opened.map((seen) => ({
    ...findingRowOf(seen, newId),
    scanId: scans.get(seen.deviceId) ?? '',
  }));
  await insertCveRecords(
    connection,
    [...plan.opened, ...rejudged.map(({ judged }) => judged)].map(({ finding }) => finding.cve),
  );
  await insertOpenedFindings(connection, place, opened);
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
    ...opened.map(({ id }, index) => event('opened', id, null, stateAt(plan, index))),
    ...plan.reopened.map(told('reopened')),
    ...plan.changed.map(told('changed')),
    ...plan.closed.map((finding) => event('closed', finding.id, kept(finding), null)),
  ]);
}

function stateAt({ opened }: RematchPlan, index: number): FindingState | null {
  const seen = opened[index];
  return seen === undefined ? null : stateOf(seen);
}

function kept(finding: KeptFinding): FindingState {
  const { recordDigest, score, severity, knownExploited, confidence, statement } = finding;
  return { recordDigest, score, severity, knownExploited, confidence, statement };
}
