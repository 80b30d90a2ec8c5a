import {
  retentionKinds,
  type ForgottenCounts,
  type Retention,
  type RetentionKind,
} from '../../domain/retention.ts';
import {
  countOldRows,
  deleteOldRows,
  forgetScanDetails,
  vacuumTables,
  type OldRows,
} from '../../store/queries/retention-queries.ts';
import type { OldDetails } from '../../store/queries/detail-partition-queries.ts';
import { listOrganizationsOf } from '../../store/queries/organization-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import type { InstallationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { systemActor } from '../system-actor.ts';
import { makePartitionsAhead } from './make-partitions-ahead.ts';
import { tidyDetailPartitions, type TidiedPartition } from './tidy-detail-partitions.ts';

const dayMs = 86_400_000;
/** Small, so that others get their turn between two transactions of the embedded engine. */
const rowsAtOnce = 2000;
const scansAtOnce = 20;
/** Their rows stay where they are at first. */
const forgottenScansAtOnce = 200;
/** As long as a month is: its last scans are old so much later than its first. */
const daysUntilDrop = 31;

interface ForgetOptions {
  /** Nothing is deleted; the counts say what would be. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** What was forgotten of one organization. */
export interface ForgottenOfOrganization {
  readonly organizationId: string;
  readonly name: string;
  readonly counts: ForgottenCounts;
}

/** What one look forgot, or would have. */
export interface Forgotten {
  readonly organizations: readonly ForgottenOfOrganization[];
  /** Partitions of scan details of which nobody wants anything any more. */
  readonly partitions: readonly TidiedPartition[];
}

/**
 * Forgets of every organization what is older than it wants it kept, little by little; what was done when `signal` aborts
 * stays done. Any number of processes may call it. The audit log is never shortened.
 */
export async function forgetOldRows(
  context: InstallationContext,
  options: ForgetOptions = {},
): Promise<Forgotten> {
  const { dryRun = false, signal } = options;
  const all = await listOrganizationsOf(context.store.db, { after: undefined, limit: 1_000_000 });
  const organizations: ForgottenOfOrganization[] = [];
  for (const { id: organizationId, name, retention } of all) {
    const counts = await forgetOf(context, organizationId, retention, options);
    organizations.push({ organizationId, name, counts });
  }
  if (!dryRun) await makePartitionsAhead(context);
  const now = context.clock.now();
  const [old, oldSoon] = [oldDetails(all, now, 0), oldDetails(all, now, daysUntilDrop)];
  const partitions = await tidyDetailPartitions(context, { old, oldSoon, dryRun, signal });
  const sum = organizations
    .flatMap(({ counts }) => Object.values(counts))
    .reduce((some, one) => some + one, 0);
  if (sum > 0 && !dryRun && context.store.kind === 'embedded') await vacuumTables(context.store.db);
  return { organizations, partitions };
}

/** Which details may be forgotten in so many days. They go before their scan at the latest. */
function oldDetails(
  organizations: readonly { readonly id: string; readonly retention: Retention }[],
  now: Date,
  inDays: number,
): OldDetails[] {
  return organizations.flatMap(({ id: organizationId, retention }) => {
    const kept = [retention.scanDetails, retention.scans].filter((days) => days !== null);
    if (kept.length === 0) return [];
    return { organizationId, before: new Date(now.getTime() + (inDays - Math.min(...kept)) * dayMs) };
  });
}

async function forgetOf(
  context: InstallationContext,
  organizationId: string,
  retention: Retention,
  { dryRun = false, signal }: ForgetOptions,
): Promise<ForgottenCounts> {
  const store = context.store.forOrganization(organizationId);
  const now = context.clock.now();
  const counts = { scanDetails: 0, scans: 0, sightings: 0, events: 0, occurrences: 0, deliveries: 0 };
  // Details before scans: their counts are kept before the scan goes.
  for (const kind of retentionKinds) {
    const days = retention[kind];
    if (days === null) continue;
    const rows = { organizationId, before: new Date(now.getTime() - days * dayMs) };
    // Whatever is said of details: before a scan goes its counts are kept.
    if (kind === 'scans' && !dryRun)
      counts.scanDetails += await deleteAll(store, 'scanDetails', rows, now, signal);
    counts[kind] = dryRun
      ? await countOldRows(store.db, kind, rows)
      : await deleteAll(store, kind, rows, now, signal);
  }
  if (!dryRun && Object.values(counts).some((count) => count > 0)) {
    const change = { action: 'forgetOldRows', objectKind: 'organization', objectId: organizationId };
    const inside = { ...context, organizationId, actor: systemActor('retention') };
    await store.transaction((connection) => recordChange(connection, inside, { ...change, after: counts }));
  }
  return counts;
}

async function deleteAll(
  store: TenantStore,
  kind: RetentionKind,
  rows: OldRows,
  now: Date,
  signal: AbortSignal | undefined,
): Promise<number> {
  let sum = 0;
  for (;;) {
    if (signal?.aborted === true) break;
    const deleted = await store.transaction((connection) =>
      kind === 'scanDetails'
        ? forgetScanDetails(connection, rows, now, forgottenScansAtOnce)
        : deleteOldRows(connection, kind, rows, kind === 'scans' ? scansAtOnce : rowsAtOnce),
    );
    sum += deleted;
    if (deleted === 0) break;
  }
  return sum;
}
