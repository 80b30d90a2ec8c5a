import type { BundleInfo } from '../../domain/bundle-info.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import { scanCodeOf } from '../../domain/scan-code.ts';
import type { Site } from '../../domain/site.ts';
import { wholePartForm } from '../../domain/run-scan-job.ts';
import { metricsOfHosts } from '../../domain/scan-metrics.ts';
import { addressIdentity } from '../../inventory/identify-hosts.ts';
import type { Connection } from '../../store/database.ts';
import { isUniqueViolation } from '../../store/is-unique-violation.ts';
import { listKnownDevices, lockInventoryOfSite } from '../../store/queries/inventory-queries.ts';
import { insertHostObservations } from '../../store/queries/scan-observation-queries.ts';
import { findScan, insertScan, setScanStatus } from '../../store/queries/scan-queries.ts';
import { insertScanResult } from '../../store/queries/scan-result-queries.ts';
import { insertScanSites, setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import { keepInventory } from '../findings/keep-inventory.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { assembleScanResult } from '../scans/assemble-scan-result.ts';
import { closeScanSite } from '../scans/close-scan-site.ts';
import { sealScope } from '../scans/scope-seal.ts';

export interface ImportToKeep {
  readonly scanId: string;
  readonly site: Site;
  /** At least one. */
  readonly observed: readonly HostObservation[];
  readonly hosts: readonly HostResult[];
  readonly bundle: { readonly info: BundleInfo };
}

/**
 * Keeps an import as a scan that has ended, all of it or nothing, with its audit entry. `code_taken`: another scan has
 * the friendly code of the id; `was_there`: somebody imported the same at the same time.
 */
export async function keepImportedScan(
  context: OperationContext,
  given: ImportToKeep,
): Promise<'kept' | 'code_taken' | 'was_there'> {
  try {
    return await context.store.transaction((connection) => keep(connection, context, given));
  } catch (error) {
    const { store, organizationId } = context;
    const isThere =
      isUniqueViolation(error) && (await findScan(store.db, organizationId, { id: given.scanId }));
    if (isThere) return 'was_there';
    throw error;
  }
}

async function keep(
  connection: Connection,
  context: OperationContext,
  { scanId, site, observed, hosts, bundle }: ImportToKeep,
): Promise<'kept' | 'code_taken'> {
  const { organizationId, clock } = context;
  const order = { kind: 'imported', scanScheduleId: null, minCvss: 0, warningThreshold: null } as const;
  const scan = { ...order, id: scanId, scanCode: scanCodeOf(scanId), createdAt: clock.now() };
  if (!(await insertScan(connection, organizationId, scan))) return 'code_taken';
  const targets = observed.map(({ ipAddress }) => ipAddress);
  const { id: siteId, excludedNetworks, excludedDevices } = site;
  const route = { workerLabel: null, jobForm: wholePartForm };
  const terms = { ...route, targets, subnets: [], excludedNetworks, excludedDevices };
  const part = { ...terms, id: context.newId(), scanId, siteId };
  const scopeSeal = sealScope(context.settings, organizationId, part);
  await insertScanSites(connection, organizationId, [{ ...part, scopeSeal }]);
  // The scan was when it was made, not when somebody brought it.
  const startedAt = new Date(Math.min(...instants(observed, 'startedAt')));
  const finishedAt = new Date(Math.max(...instants(observed, 'finishedAt')));
  for (const status of ['starting', 'running', 'processing'] as const) {
    await setScanSiteStatus(connection, organizationId, part.id, { status, startedAt });
    await setScanStatus(connection, organizationId, scanId, { status, startedAt });
  }
  await insertHostObservations(connection, organizationId, part.id, observed);
  const result = assembleScanResult({
    startedAt,
    finishedAt,
    id: scanId,
    targets,
    partialReasons: [],
    intel: bundle.info,
    hosts,
  });
  const place = { organizationId, siteId, scanId, judgedBy: bundle.info.digest };
  await closeScanSite(connection, context, part, {
    status: 'partial',
    finishedAt,
    reasons: result.partialReasons,
    intelDigest: bundle.info.digest,
    keep: async (inside) => {
      const metrics = metricsOfHosts(result.hosts, null);
      await insertScanResult(inside, organizationId, part.id, { result, metrics });
      await keepInventory(inside, context, place, await notOlder(inside, place, result.hosts));
    },
  });
  await recordChange(connection, context, {
    action: 'importScan',
    objectKind: 'scan',
    objectId: scanId,
    after: { siteId, hosts: observed.length, kind: 'imported' },
  });
  return 'kept';
}

/** The hosts that tell something newer than the site knows: an old file must not overwrite what was seen since. */
async function notOlder(
  connection: Connection,
  place: { readonly organizationId: string; readonly siteId: string; readonly scanId: string },
  hosts: readonly HostResult[],
): Promise<HostResult[]> {
  if (!(await lockInventoryOfSite(connection, place))) return [];
  const known = await listKnownDevices(connection, place, {
    identities: hosts.map(({ host }) => addressIdentity(host.ipAddress)),
    macAddresses: hosts.flatMap(({ host }) => host.macAddress ?? []),
  });
  const seen = new Map<string, string>();
  for (const { identity, furtherIdentities, macAddresses, lastSeenAt } of known) {
    for (const name of [identity, ...furtherIdentities, ...macAddresses]) seen.set(name, lastSeenAt);
  }
  return hosts.filter(({ host }) => {
    const names = [addressIdentity(host.ipAddress), ...(host.macAddress === null ? [] : [host.macAddress])];
    return names.every((name) => (seen.get(name) ?? '') <= host.finishedAt);
  });
}

function instants(hosts: readonly HostObservation[], field: 'startedAt' | 'finishedAt'): number[] {
  return hosts.map((host) => Date.parse(host[field]));
}
