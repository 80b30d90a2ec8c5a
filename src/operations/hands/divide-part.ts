import type { DeviceClass } from '../../domain/device-class.ts';
import { formatIpNetwork } from '../../domain/ip-network.ts';
import type { RouterInventory } from '../../domain/router-inventory.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { KeptBlock, ScanDivision } from '../../domain/scan-block.ts';
import {
  rangeToNetworks,
  sizeOfRanges,
  subtractRanges,
  type AddressRange,
} from '../../scanning/targets/address-range.ts';
import { insertBlocks, listBlocks } from '../../store/queries/scan-block-queries.ts';
import { findDivision, insertDivision, openDivision } from '../../store/queries/scan-division-queries.ts';
import type { Connection } from '../../store/database.ts';
import type { HandContext } from './hand-context.ts';
import { inLease } from '../scans/scan-lease.ts';
import { rangesOfBlock } from './block-plan.ts';
import { cutIntoBlocks } from './cut-into-blocks.ts';

export interface PartToDivide {
  /** What is still to be scanned, merged and sorted. */
  readonly left: readonly AddressRange[];
  readonly hostsBefore: number;
  readonly quietClasses: readonly DeviceClass[];
  readonly router: RouterInventory | null;
  /** Whether somebody watches the router's load. */
  readonly isPaced: boolean;
  /** Whether every worker that may take the part knows of blocks. */
  readonly mayBegin: boolean;
}

/**
 * Opens a part to several workers, who find its blocks as others have left them; what is in none of them becomes further blocks.
 * Undefined where it is to be scanned whole: it is not divided yet, and has one block only, or nobody wants it divided.
 */
export async function dividePart(
  context: Pick<HandContext, 'store' | 'hands' | 'limits' | 'newId' | 'workerId'>,
  job: LeasedScanJob,
  part: PartToDivide,
): Promise<ScanDivision | undefined> {
  const { store, hands, limits, workerId = null } = context;
  const { left, hostsBefore, quietClasses, router, isPaced, mayBegin } = part;
  const there = await findDivision(store.db, job);
  const isBegun = there !== undefined;
  const blockAddresses = hands?.blockAddresses ?? Infinity;
  const mostHands = handsFor(limits.ratePerSecond, hands?.mostHands ?? 1);
  if (!isBegun && (mostHands === 1 || !mayBegin || cutIntoBlocks(left, blockAddresses).length < 2)) {
    return undefined;
  }
  // The engine asks so many of each list of addresses, and of a whole part's there would be several.
  const lists = Math.max(1, Math.ceil(Number(sizeOfRanges(left)) / addressesOfList));
  const { ratePerSecond } = limits;
  const silentAddresses = limits.silentAddressesAsked * lists;
  return inLease(store, job, async (connection) => {
    if (!isBegun) {
      const terms = { mostHands, quietClasses, hostsBefore, silentAddresses, ratePerSecond };
      await insertDivision(connection, job, terms);
    }
    await addMissingBlocks(connection, context, job, left);
    const pace = isPaced ? 'full' : null;
    await openDivision(connection, job, { workerId, mostHands, ratePerSecond, router, pace });
    return findDivision(connection, job);
  });
}

/**
 * Each worker may have saved up a whole packet, whatever its share: more of them than this would together send more than one
 * may. Packets a second; 0 = no limit.
 */
function handsFor(ratePerSecond: number, wanted: number): number {
  const most = ratePerSecond === 0 ? wanted : Math.min(wanted, Math.floor(ratePerSecond / packetsOfHand));
  return Math.max(1, most);
}

const packetsOfHand = 20;

/** As `planScanSite` lists them. */
const addressesOfList = 65_536;

/** In a transaction of who has the part: makes blocks of what is in none. Gives their number. */
export async function addMissingBlocks(
  connection: Connection,
  { hands, newId }: Pick<HandContext, 'hands' | 'newId'>,
  { organizationId, scanSiteId }: LeasedScanJob,
  left: readonly AddressRange[],
): Promise<number> {
  const blocks: readonly KeptBlock[] = await listBlocks(connection, { organizationId, scanSiteId });
  const missing = subtractRanges(left, blocks.flatMap(rangesOfBlock));
  const added = cutIntoBlocks(missing, hands?.blockAddresses ?? Infinity).map((ranges, index) => ({
    id: newId(),
    organizationId,
    scanSiteId,
    position: blocks.length + index,
    networks: ranges.flatMap(rangeToNetworks).map(formatIpNetwork),
    addresses: Number(sizeOfRanges(ranges)),
  }));
  await insertBlocks(connection, added);
  return added.length;
}
