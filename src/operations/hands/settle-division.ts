import { setTimeout as wait } from 'node:timers/promises';
import { handSilentAfterSeconds } from '../../domain/scan-block.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import { addTraffic } from '../../domain/scan-traffic.ts';
import type { StopReason } from '../../domain/stop-reason.ts';
import { countHands, listBlocks } from '../../store/queries/scan-block-queries.ts';
import {
  closeDivision,
  endDivision,
  findDivision,
  type PartPlace,
} from '../../store/queries/scan-division-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { outcomeOfBlocks, type OutcomeOfBlocks } from './sum-of-blocks.ts';

const lookEveryMs = 200;

interface Ground {
  readonly store: TenantStore;
}

/** Waits until nobody works on blocks of a part any more, five seconds at most: who is not heard of then sends nothing. */
async function untilHandsAreSilent({ store }: Ground, place: PartPlace): Promise<void> {
  const deadline = performance.now() + handSilentAfterSeconds * 1000;
  while (performance.now() < deadline) {
    if ((await countHands(store.db, place, handSilentAfterSeconds)) === 0) return;
    await wait(lookEveryMs);
  }
}

/** Has all blocks of a part put down, before it gives up its site. */
export async function closeHands(ground: Ground, job: LeasedScanJob): Promise<void> {
  if ((await findDivision(ground.store.db, job)) === undefined) return;
  await closeDivision(ground.store.db, job);
  await untilHandsAreSilent(ground, job);
}

/** Has all blocks of a part ended for a reason, and gives what came of them; undefined where it is not divided. */
export async function endHands(
  ground: Ground,
  job: LeasedScanJob,
  reason: StopReason,
): Promise<OutcomeOfBlocks | undefined> {
  const { db } = ground.store;
  const division = await findDivision(db, job);
  if (division === undefined) return undefined;
  await endDivision(db, job, reason);
  await untilHandsAreSilent(ground, job);
  return outcomeOfBlocks(await listBlocks(db, job), division.peakPerSecond);
}

/** The part with what came of its blocks, where it is divided: they are ended, and nothing more of it is scanned. */
export async function settledPart(ground: Ground, job: LeasedScanJob, part: ScanSite): Promise<ScanSite> {
  const outcome = await endHands(ground, job, 'stopped');
  if (outcome === undefined) return part;
  // That it was stopped is told by whoever judges it.
  const told = outcome.reasons.filter((reason) => reason !== 'stopped');
  const reasons = [...new Set([...part.reasons, ...told])];
  return { ...part, reasons, traffic: addTraffic(part.traffic, outcome.traffic) };
}
