import type { DeviceClass } from '../../domain/device-class.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import { addTraffic } from '../../domain/scan-traffic.ts';
import { stopReasonOf } from '../../scanning/pipeline/scan-stop.ts';
import { listBlocks } from '../../store/queries/scan-block-queries.ts';
import type { HandContext } from './hand-context.ts';
import type { ObservedPart, ScanningParts } from '../scans/observe-whole.ts';
import { progressKeeper } from '../scans/progress-keeper.ts';
import { dividePart } from './divide-part.ts';
import { observeByHands } from './observe-by-hands.ts';
import { routerKnowledge } from './router-knowledge.ts';
import { endHands } from './settle-division.ts';
import { addressesOf } from './sum-of-blocks.ts';

interface DivisibleParts extends ScanningParts {
  readonly quietClasses: readonly DeviceClass[];
  /** Whether it may be divided where it is not yet. */
  readonly mayBegin: boolean;
}

/**
 * Scans what is left of a large part together with other workers; undefined where it is none, and nothing is done. Rejects when
 * `signal` aborts.
 */
export async function observeDivided(
  context: HandContext,
  job: LeasedScanJob,
  { plan, router, time, stop, cut, signal, hostsBefore, ...parts }: DivisibleParts,
): Promise<ObservedPart | undefined> {
  const { quietClasses, mayBegin, trafficBefore } = parts;
  const inventory = router?.inventory ?? null;
  const load = router?.load;
  const division = await dividePart(context, job, {
    left: plan.left,
    hostsBefore,
    quietClasses,
    router: inventory,
    isPaced: load !== undefined,
    mayBegin: mayBegin && !stop.signal.aborted && !cut.signal.aborted,
  });
  if (division === undefined) return undefined;
  const addresses = addressesOf(await listBlocks(context.store.db, job), division.hostsBefore);
  const told = await observeByHands(context, job, {
    division,
    left: plan.left,
    knowledge: routerKnowledge(inventory, context.clock),
    load,
    stop: stop.signal,
    cut,
    signal,
    time,
    // What is counted are all of its addresses, whoever has finished them.
    progress: progressKeeper(context, job, addresses, 0),
  });
  // Where this worker's own block is what does not end, what others have told still counts.
  const end = told ?? (await endHands(context, job, stopReasonOf(cut.signal)));
  return {
    reasons: end?.reasons ?? [],
    excludedDevices: end?.excludedDevices ?? 0,
    traffic: addTraffic(trafficBefore, end?.traffic ?? null),
    load: told?.routerLoad ?? null,
  };
}
