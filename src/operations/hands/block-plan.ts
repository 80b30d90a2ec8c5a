import { parseDeviceExclusions, type DeviceExclusion } from '../../domain/device-exclusion.ts';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import type { LeasedBlock, ScanDivision } from '../../domain/scan-block.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { PortSelection } from '../../domain/scan-request.ts';
import { networkToRange, type AddressRange } from '../../scanning/targets/address-range.ts';
import { listObservedAddresses } from '../../store/queries/scan-observation-queries.ts';
import { findScan } from '../../store/queries/scan-queries.ts';
import { findScanSite } from '../../store/queries/scan-site-queries.ts';
import { findSiteWithRouter } from '../../store/queries/site-queries.ts';
import type { HandContext } from './hand-context.ts';
import { planScanSite, type ScanSiteBatch } from '../scans/plan-scan-site.ts';
import { portsToVerify } from '../scans/ports-to-verify.ts';
import { quietDevices } from '../scans/quiet-devices.ts';
import { sealedSite } from '../scans/sealed-site.ts';

/** Much more than any block has: whoever wrote such a one was not this program. */
const mostAddresses = 262_144;

/** What of a block is to be scanned, and how. */
export interface BlockPlan {
  readonly part: ScanSite;
  readonly batches: readonly ScanSiteBatch[];
  readonly excludedDevices: readonly DeviceExclusion[] | undefined;
  readonly ports: PortSelection;
  /** Addresses that need not be asked: finished before, of quiet devices, or no longer permitted. */
  readonly addressesBefore: number;
  /** Hosts that others have finished in it. */
  readonly hostsBefore: number;
}

/**
 * What is left of a block: its addresses, narrowed to what the sealed part and its site permit today, without hosts that are
 * finished. Whatever stands in the block cannot widen that. Undefined where the part is gone or its seal is broken.
 */
export async function planBlock(
  context: Pick<HandContext, 'store' | 'ports' | 'isScopeSealed'>,
  block: LeasedBlock,
  { quietClasses }: Pick<ScanDivision, 'quietClasses'>,
): Promise<BlockPlan | undefined> {
  const { organizationId, scanSiteId } = block;
  const { db } = context.store;
  const part = await findScanSite(db, organizationId, scanSiteId);
  const scan = part && (await findScan(db, organizationId, { id: part.scanId }));
  if (part === undefined || scan === undefined) return undefined;
  if (!context.isScopeSealed(organizationId, part)) return undefined;
  const found = await findSiteWithRouter(db, organizationId, part.siteId);
  const site = found && sealedSite(found.site, part);
  const done = await listObservedAddresses(db, organizationId, scanSiteId);
  const quiet = await quietDevices(db, part.siteId, quietClasses);
  const within = rangesOfBlock(block);
  const hosts = planScanSite(site, part, done, [], within);
  const { batches, addressCount } = planScanSite(site, part, [...done, ...quiet.addresses], [], within);
  if (addressCount > mostAddresses) return undefined;
  return {
    part,
    batches: [...batches()],
    excludedDevices: site && [...parseDeviceExclusions(site.excludedDevices), ...quiet.exclusions],
    ports: await portsToVerify(context, scan, part.siteId),
    addressesBefore: Math.max(0, block.addresses - addressCount),
    hostsBefore: hosts.doneCount,
  };
}

/** The addresses of a block; what cannot be read is none. */
export function rangesOfBlock({ networks }: Pick<LeasedBlock, 'networks'>): AddressRange[] {
  return networks.flatMap((text) => {
    const network = parseIpNetwork(text);
    return network === undefined ? [] : [networkToRange(network)];
  });
}
