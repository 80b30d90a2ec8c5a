import type { HostResult } from '../../domain/scan-result.ts';
import { addressIdentity, identifyHosts } from '../../inventory/identify-hosts.ts';
import { namedAsOwn } from '../../inventory/named-as-own.ts';
import { planDevices, type SeenDevice } from '../../inventory/plan-devices.ts';
import { planMerges } from '../../inventory/plan-merges.ts';
import { planServices } from '../../inventory/plan-services.ts';
import { surestFindings } from '../../inventory/surest-findings.ts';
import type { Connection } from '../../store/database.ts';
import { listUndoneMerges } from '../../store/queries/device-merge-queries.ts';
import {
  insertDeviceEvents,
  listAddressesKeptApart,
  listKnownDevices,
  listServicesOfDevices,
  lockInventoryOfSite,
  putDevices,
  putServices,
  type ScanPlace,
  type StandingDevice,
} from '../../store/queries/inventory-queries.ts';
import { insertCveRecords, putSeenFindings } from '../../store/queries/seen-finding-queries.ts';
import { joinDevices } from '../devices/join-devices.ts';
import type { OperationContext } from '../operation-context.ts';
import { refuteTickets } from '../tickets/refute-tickets.ts';
import { closeFixed, type AbsenceJudge } from './close-fixed.ts';
import { findingRowOf } from './finding-row-of.ts';
import { refuteMitigation } from './refute-mitigation.ts';
import { settleDecisions } from './settle-decisions.ts';

/**
 * Keeps what a scan found at a site: its devices, their services and history, their findings and sightings. Runs in
 * the caller's transaction; with the same scan again it changes nothing. A site that is gone has no inventory. With
 * `judgeAbsence`, findings that the scan shows to be fixed are closed. Mitigations that it was to verify and has refuted
 * count no more, and closed tickets whose findings it saw are open again.
 */
export async function keepInventory(
  connection: Connection,
  context: Pick<OperationContext, 'newId' | 'clock'>,
  place: ScanPlace & { readonly judgedBy: string },
  hosts: readonly HostResult[],
  judgeAbsence?: AbsenceJudge,
): Promise<void> {
  if (hosts.length === 0 || !(await lockInventoryOfSite(connection, place))) return;
  const { newId } = context;
  const sighting = { scanId: place.scanId, newId };
  const groups = identifyHosts(hosts, new Set(await listAddressesKeptApart(connection, place)));
  const known = await listKnownDevices(connection, place, {
    identities: [
      ...new Set([
        ...groups.map(({ identity }) => identity),
        ...hosts.map(({ host }) => addressIdentity(host.ipAddress)),
      ]),
    ],
    macAddresses: [
      ...new Set(groups.flatMap(({ macAddress, hosts: own }) => [macAddress ?? [], namedAsOwn(own)].flat())),
    ],
  });
  const devices = planDevices(groups, known, sighting);
  const deviceIds = devices.map(({ device }) => device.id);
  const knownServices = await listServicesOfDevices(connection, place.organizationId, deviceIds);
  const { services, events, lessSaid } = planServices(devices, knownServices, sighting);
  await putDevices(
    connection,
    place,
    devices.map(({ device }) => device),
  );
  await putServices(connection, place, services);
  await insertDeviceEvents(connection, place.organizationId, [
    ...devices.flatMap((device) => device.events),
    ...events,
  ]);
  const findings = surestFindings(devices);
  await insertCveRecords(
    connection,
    findings.map(({ finding }) => finding.cve),
  );
  await putSeenFindings(
    connection,
    place,
    findings.map((finding) => findingRowOf(finding, newId)),
    { now: context.clock.now(), opening: 'by_scan', lessSaid },
  );
  if (judgeAbsence !== undefined)
    await closeFixed(connection, context, place, { devices, known, knownServices, services }, judgeAbsence);
  await joinOwnInterfaces(connection, context, place, { devices, known });
  const inside = { ...context, organizationId: place.organizationId };
  await settleDecisions(connection, inside, { kind: 'devices', deviceIds });
  await refuteMitigation(connection, inside, place.scanId);
  await refuteTickets(connection, context, place);
}

/** Devices whose MAC addresses another names as those of its interfaces become that one. */
async function joinOwnInterfaces(
  connection: Connection,
  { newId, clock }: Pick<OperationContext, 'newId' | 'clock'>,
  { organizationId, siteId, scanId }: ScanPlace,
  { devices, known }: { readonly devices: readonly SeenDevice[]; readonly known: readonly StandingDevice[] },
): Promise<void> {
  if (devices.every(({ hosts }) => namedAsOwn(hosts).length === 0)) return;
  const merges = planMerges(devices, known, await listUndoneMerges(connection, siteId));
  const sides = new Map(
    [...known, ...devices.map(({ device }) => device)].map((device) => [device.id, { ...device, siteId }]),
  );
  for (const { deviceId, mergedDeviceId } of merges) {
    const [device, merged] = [sides.get(deviceId), sides.get(mergedDeviceId)];
    if (device === undefined || merged === undefined) continue;
    await joinDevices(
      connection,
      { organizationId, newId, clock },
      { device, merged },
      { reason: 'own_interface', madeBy: null, scanId },
    );
  }
}
