import type { Finding, HostResult } from '../../domain/scan-result.ts';
import { meansJudged } from '../../findings/covers-finding.ts';
import { placeOf } from '../../inventory/surest-findings.ts';
import type { ReportDecision, ScanReport } from '../../reports/model/scan-report.ts';
import { listFindingsChangedByScan } from '../../store/queries/changed-finding-queries.ts';
import { listDecidedOfScan, type DecidedFinding } from '../../store/queries/decided-finding-queries.ts';
import { findOrganization } from '../../store/queries/organization-queries.ts';
import { listSightedDevices, type SightedDevice } from '../../store/queries/sighted-device-queries.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { listTicketsOfScan } from '../../store/queries/ticket-queries.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import { tierOf } from '../findings/tier-of.ts';
import type { OperationContext } from '../operation-context.ts';
import { changesOfScan } from './changes-of-scan.ts';
import { readScanResult } from './read-scan-result.ts';

/**
 * A scan's result with the decisions that are in force for what it saw, as every format is rendered from it. Throws
 * `not_found` / `scan_result_not_ready`.
 */
export async function readScanReport(
  context: Pick<OperationContext, 'clock' | 'newId' | 'organizationId' | 'store'>,
  scan: StoredScan,
  version: string,
): Promise<ScanReport> {
  const { organizationId } = context;
  await settleEnded(context);
  const result = await readScanResult(context, scan);
  const { db } = context.store;
  const deviceIdOf = createDeviceFinder(await listSightedDevices(db, organizationId, scan.id));
  const standing = Map.groupBy(
    await listDecidedOfScan(db, organizationId, scan.id),
    ({ deviceId, cveId }) => `${deviceId} ${cveId}`,
  );
  const tickets = Map.groupBy(
    await listTicketsOfScan(db, organizationId, scan.id),
    ({ deviceId, cveId }) => `${deviceId} ${cveId}`,
  );
  const changed = await listFindingsChangedByScan(db, organizationId, scan.id);
  const organization = await findOrganization(db, organizationId);
  // What counts for a device may be about another service than what this scan has judged.
  const decisionOf = (host: HostResult, finding: Finding): ReportDecision | undefined => {
    const all = standing.get(`${deviceIdOf(host)} ${finding.cve.cveId}`) ?? [];
    const one = all.find((decided) => meansJudged(decided, placeOf(finding)));
    return one && reportDecision(one);
  };
  const decided = result.hosts.flatMap((host) =>
    host.findings.flatMap((finding) => decisionOf(host, finding)?.decidedAt ?? []),
  );
  return {
    result,
    decisionOf,
    ticketsOf: (host, { cve }) => tickets.get(`${deviceIdOf(host)} ${cve.cveId}`) ?? [],
    tierOf,
    changes: changesOfScan(changed, result, deviceIdOf, tierOf),
    issuedAt: decided.reduce((latest, at) => (at > latest ? at : latest), result.finishedAt),
    publisher: {
      name: organization?.name ?? 'Unnamed organization',
      namespace: `urn:sitewarden:organization:${organizationId}`,
    },
    version,
  };
}

/** Finds the device that a host is; undefined where none is kept. */
function createDeviceFinder(sighted: readonly SightedDevice[]): (host: HostResult) => string | undefined {
  const [byAddress, byMac] = [new Map<string, string>(), new Map<string, string>()];
  for (const { id, siteId, addresses, macAddresses } of sighted) {
    for (const address of addresses) addOnce(byAddress, `${siteId} ${address}`, id);
    for (const mac of macAddresses) addOnce(byMac, `${siteId} ${mac}`, id);
  }
  // Behind a router hosts show its MAC address, so theirs on the network goes before.
  return ({ host, site }) =>
    byAddress.get(`${site?.id} ${host.ipAddress}`) ?? byMac.get(`${site?.id} ${host.macAddress}`);
}

function addOnce(map: Map<string, string>, key: string, id: string): void {
  if (!map.has(key)) map.set(key, id);
}

function reportDecision(decided: DecidedFinding): ReportDecision {
  const { status: kind, by, id, justification: reason, until: expiresAt } = decided;
  const { decidedBy, decidedAt, vexJustification, vexDocument } = decided;
  const source = { by, id };
  return { kind, source, reason, decidedBy, decidedAt, expiresAt, vexJustification, vexDocument };
}
