import { z } from 'zod';
import type { Device } from '../../domain/device.ts';
import type { FindingStanding } from '../../domain/lifecycle-state.ts';
import { scoreFigures } from '../../domain/score-figures.ts';
import type { Connection } from '../../store/database.ts';
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
import { settleEnded } from './settle-decisions.ts';

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
  readonly standing: FindingStanding;
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
  await settleEnded(context);
  // One transaction: all figures are of one moment, and the connection is set up once.
  return context.store.transaction(async (connection) => {
    const { organizationId, actor } = context;
    const asked = new Set(macAddresses);
    const found = await listDevicesOfMacAddresses(connection, organizationId, macAddresses, actor.siteIds);
    // A device with several MAC addresses is shown under the one that was asked for.
    const devices = found.map((device) =>
      device.macAddress !== null && asked.has(device.macAddress)
        ? device
        : { ...device, macAddress: device.macAddresses.find((mac) => asked.has(mac)) ?? device.macAddress },
    );
    const deviceIds = devices.map(({ id }) => id);
    const totalScans = deviceIds.length === 0 ? 0 : await countScansOfDevices(connection, deviceIds);
    const cves = deviceIds.length === 0 ? [] : await cvesOf(context, connection, devices);
    const { totalCveInstances, ...stats } = figuresOf(cves);
    const byDevice = Map.groupBy(cves, ({ device }) => device.id);
    const cvesUnder = (mac: string): CveOnDevice[] =>
      devices
        .filter((device) => device.macAddresses.includes(mac))
        .flatMap(({ id }) => byDevice.get(id) ?? []);
    return {
      macAddresses,
      totalScans,
      totalCveInstances,
      totalHostCount: devices.length,
      macStats: Object.fromEntries(macAddresses.map((mac) => [mac, figuresOf(cvesUnder(mac))])),
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
  const deviceIds = devices.map(({ id }) => id);
  const findings = await listFindingsOfDevices(connection, deviceIds);
  const sightings = await listSightingsOfFindings(connection, findings, mostOthers + 1);
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
    return [
      {
        finding,
        words: words.get(finding.recordDigest),
        device,
        standing: finding.decided ?? 'open',
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
