import type { HostResult } from '../../domain/scan-result.ts';
import { addressIdentity, identifyHosts } from '../../inventory/identify-hosts.ts';
import { planDevices } from '../../inventory/plan-devices.ts';
import { planServices } from '../../inventory/plan-services.ts';
import { surestFindings } from '../../inventory/surest-findings.ts';
import type { Connection } from '../../store/database.ts';
import {
  insertDeviceEvents,
  listKnownDevices,
  listServicesOfDevices,
  lockInventoryOfSite,
  putDevices,
  putServices,
  type ScanPlace,
} from '../../store/queries/inventory-queries.ts';
import { insertCveRecords, putSeenFindings } from '../../store/queries/seen-finding-queries.ts';
import { findingRowOf } from './finding-row-of.ts';

/**
 * Keeps what a scan found at a site: its devices, their services and history, their findings and sightings. Runs in
 * the caller's transaction; with the same scan again it changes nothing. A site that is gone has no inventory.
 */
export async function keepInventory(
  connection: Connection,
  { newId }: { readonly newId: () => string },
  place: ScanPlace,
  hosts: readonly HostResult[],
): Promise<void> {
  if (hosts.length === 0 || !(await lockInventoryOfSite(connection, place))) return;
  const sighting = { scanId: place.scanId, newId };
  const groups = identifyHosts(hosts);
  const identities = new Set([
    ...groups.map(({ identity }) => identity),
    ...hosts.map(({ host }) => addressIdentity(host.ipAddress)),
  ]);
  const known = await listKnownDevices(connection, place, [...identities]);
  const devices = planDevices(groups, known, sighting);
  const deviceIds = devices.map(({ device }) => device.id);
  const knownServices = await listServicesOfDevices(connection, place.organizationId, deviceIds);
  const { services, events } = planServices(devices, knownServices, sighting);
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
  );
}
