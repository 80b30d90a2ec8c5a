import { z } from 'zod';
import { type CveStanding, isInForce } from '../../domain/cve-status.ts';
import type { Device } from '../../domain/device.ts';
import { scoreFigures } from '../../domain/score-figures.ts';
import type { Connection } from '../../store/database.ts';
import { listUnexpiredStatuses } from '../../store/queries/cve-status-queries.ts';
import {
  countScansOfDevices,
  type FindingOfDevice,
  type FindingSighting,
  listDevicesOfMacAddresses,
  listFindingsOfDevices,
  listSightingsOfFindings,
} from '../../store/queries/mac-address-queries.ts';
import { authorise } from '../authorise.ts';
import { MacAddressText } from '../mac-address-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { readCveDetails, type CveWords } from './read-cve-details.ts';

export const GetCvesByMacAddressInput = z.strictObject({
  macAddresses: z.array(MacAddressText).min(1).max(500),
});
export type GetCvesByMacAddressInput = z.input<typeof GetCvesByMacAddressInput>;

/** Figures of one MAC address; scores are 0 where nothing has one. */
export interface MacStats {
  /** Sightings over all scans and devices. */
  readonly totalCveInstances: number;
  readonly uniqueCveCount: number;
  readonly highestScore: number;
  readonly averageScore: number;
}

/** One CVE on one device, with the scans that saw it. */
export interface CveOnDevice {
  readonly finding: FindingOfDevice;
  readonly words: CveWords | undefined;
  readonly device: Device;
  readonly standing: CveStanding;
  readonly newest: FindingSighting;
  /** Newest first, 100 at most. */
  readonly others: readonly FindingSighting[];
  /** How often it was seen in all. */
  readonly sightings: number;
}

export interface CvesByMacAddress {
  readonly macAddresses: readonly string[];
  /** Scans that saw any of them. */
  readonly totalScans: number;
  readonly totalCveInstances: number;
  readonly totalHostCount: number;
  readonly macStats: Readonly<Record<string, MacStats>>;
  readonly stats: Omit<MacStats, 'totalCveInstances'>;
  /** The one seen last first. */
  readonly cves: readonly CveOnDevice[];
}

/**
 * Every CVE that any scan saw on the devices with these MAC addresses (1 to 500, in any usual form), whatever the
 * thresholds of schedules. An address nobody saw has zeros. Scope `cve:view`.
 */
export async function getCvesByMacAddress(
  context: OperationContext,
  input: GetCvesByMacAddressInput,
): Promise<CvesByMacAddress> {
  authorise(context, 'cve:view');
  const parsed = parseInput(GetCvesByMacAddressInput, input);
  const macAddresses = [...new Set(parsed.macAddresses)];
  // One transaction: all figures are of one moment, and the connection is set up once.
  return context.store.transaction(async (connection) => {
    const { organizationId, actor } = context;
    const devices = await listDevicesOfMacAddresses(connection, organizationId, macAddresses, actor.siteIds);
    const deviceIds = devices.map(({ id }) => id);
    const totalScans = deviceIds.length === 0 ? 0 : await countScansOfDevices(connection, deviceIds);
    const cves = deviceIds.length === 0 ? [] : await cvesOf(context, connection, devices);
    const { totalCveInstances, ...stats } = figuresOf(cves);
    const byMac = Map.groupBy(cves, ({ device }) => device.macAddress);
    return {
      macAddresses,
      totalScans,
      totalCveInstances,
      totalHostCount: devices.length,
      macStats: Object.fromEntries(macAddresses.map((mac) => [mac, figuresOf(byMac.get(mac) ?? [])])),
      stats,
      cves,
    };
  });
}

/** A device scanned daily for years must not make an answer of thousands of rows for each CVE. */
const mostOthers = 100;

async function cvesOf(
  context: OperationContext,
  connection: Connection,
  devices: readonly Device[],
): Promise<CveOnDevice[]> {
  const now = context.clock.now();
  const deviceIds = devices.map(({ id }) => id);
  const macAddresses = devices.map(({ macAddress }) => macAddress).filter((mac) => mac !== null);
  const findings = await listFindingsOfDevices(connection, deviceIds);
  const sightings = await listSightingsOfFindings(connection, findings, mostOthers + 1);
  const decisions = Map.groupBy(
    await listUnexpiredStatuses(connection, context.organizationId, macAddresses, now),
    ({ macAddress, cveId }) => `${macAddress} ${cveId}`,
  );
  const words = await readCveDetails(
    context,
    connection,
    findings.map(({ recordDigest }) => recordDigest),
  );
  const byId = new Map(devices.map((device) => [device.id, device]));
  const cves = findings.flatMap((finding): CveOnDevice[] => {
    const device = byId.get(finding.deviceId);
    const seen = sightings.get(finding.id);
    const [newest, ...others] = seen?.newest ?? [];
    if (device === undefined || seen === undefined || newest === undefined) return [];
    const about = decisions.get(`${device.macAddress ?? ''} ${finding.cveId}`) ?? [];
    const decision = about.find((status) => isInForce(status, device.siteId, now));
    return [
      {
        finding,
        words: words.get(finding.recordDigest),
        device,
        standing: decision?.status ?? 'open',
        newest,
        others,
        sightings: seen.total,
      },
    ];
  });
  return cves.sort(compareCves);
}

function figuresOf(cves: readonly CveOnDevice[]): MacStats {
  return {
    totalCveInstances: cves.reduce((sum, { sightings }) => sum + sightings, 0),
    uniqueCveCount: new Set(cves.map(({ finding }) => finding.cveId)).size,
    ...scoreFigures(cves.map(({ finding }) => finding.score)),
  };
}

/** The one seen last first, then by score, then as it came. */
function compareCves(a: CveOnDevice, b: CveOnDevice): number {
  if (a.newest.createdAt !== b.newest.createdAt) return a.newest.createdAt > b.newest.createdAt ? -1 : 1;
  const byScore = (b.finding.score ?? -1) - (a.finding.score ?? -1);
  return byScore !== 0 ? byScore : a.finding.id < b.finding.id ? -1 : 1;
}
