import type { DeviceClass } from '../../domain/device-class.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { addTraffic, type ScanTraffic } from '../../domain/scan-traffic.ts';
import { listBlocks } from '../../store/queries/scan-block-queries.ts';
import { deleteDivision, findDivision } from '../../store/queries/scan-division-queries.ts';
import { setScanSiteTraffic } from '../../store/queries/scan-site-queries.ts';
import type { HandContext } from './hand-context.ts';
import { inLease } from '../scans/scan-lease.ts';
import { closeHands } from './settle-division.ts';
import { outcomeOfBlocks } from './sum-of-blocks.ts';

/**
 * Makes a part whole again whose blocks are not to be gone on with: other devices are left out now, which those that are done
 * would miss, or the site is scanned from somewhere else. Hosts that were found stay. Gives what was sent for the part so far.
 */
export async function joinOutdatedDivision(
  context: Pick<HandContext, 'store'>,
  job: LeasedScanJob,
  { traffic }: Pick<ScanSite, 'traffic'>,
  now: { readonly isRemote: boolean; readonly quietClasses: readonly DeviceClass[] },
): Promise<ScanTraffic | null> {
  const { store } = context;
  const division = await findDivision(store.db, job);
  const isOther = division?.quietClasses.join() !== now.quietClasses.join();
  if (division === undefined || !(now.isRemote || isOther)) return traffic;
  await closeHands(context, job);
  return inLease(store, job, async (connection) => {
    const outcome = outcomeOfBlocks(await listBlocks(connection, job), division.peakPerSecond);
    const sent = addTraffic(traffic, outcome.traffic);
    if (sent !== null) await setScanSiteTraffic(connection, job, sent);
    await deleteDivision(connection, job);
    return sent;
  });
}
