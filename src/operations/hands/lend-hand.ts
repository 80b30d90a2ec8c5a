import { isActiveScanStatus } from '../../domain/scan.ts';
import { listPartsToHelp } from '../../store/queries/scan-block-queries.ts';
import { findRouterOfDivision, type PartToHelp } from '../../store/queries/scan-division-queries.ts';
import { findScan } from '../../store/queries/scan-queries.ts';
import { findScanSite } from '../../store/queries/scan-site-queries.ts';
import { findHold } from '../scans/find-hold.ts';
import { startScanCut } from '../scans/scan-cut.ts';
import { watchForHold } from '../scans/watch-for-hold.ts';
import { BlockLost } from './block-lease.ts';
import type { HelperContext } from './hand-context.ts';
import { routerKnowledge } from './router-knowledge.ts';
import { workAsHand } from './work-as-hand.ts';

export interface Helper {
  readonly workerId: string;
  /** The networks that it reaches. */
  readonly labels: readonly string[];
}

/**
 * Helps with one large part that another worker leads, block by block, until none of it waits any more. False where no part can
 * do with help. Rejects when `signal` aborts and on faults; the block is then left to others.
 */
export async function lendHand(
  context: HelperContext,
  helper: Helper,
  signal: AbortSignal,
): Promise<boolean> {
  for (const part of await listPartsToHelp(context.store.db, helper)) {
    if ((await helpWith(context, helper, part, signal)) > 0) return true;
  }
  return false;
}

/** Gives how many blocks were done. */
async function helpWith(
  whole: HelperContext,
  { workerId }: Helper,
  part: PartToHelp,
  ended: AbortSignal,
): Promise<number> {
  const { organizationId, scanId, scanSiteId, quietClasses } = part;
  const context = { ...whole, store: whole.store.forOrganization(organizationId) };
  const { db } = context.store;
  const scan = await findScan(db, organizationId, { id: scanId });
  const scanSite = await findScanSite(db, organizationId, scanSiteId);
  if (scan === undefined || scanSite === undefined) return 0;
  if (!isActiveScanStatus(scanSite.status) || !context.isScopeSealed(organizationId, scanSite)) return 0;
  // Whoever leads may be dead: what holds of pauses and blackout windows, everybody looks after.
  const state = await findHold(db, organizationId, part, context.clock.now());
  if (state.hold !== undefined || state.quietClasses.join() !== quietClasses.join()) return 0;
  const knowledge = routerKnowledge(await findRouterOfDivision(db, part), context.clock);
  const interruption = watchForHold(context, organizationId, part, state);
  const cut = startScanCut(scan, context);
  const signal = AbortSignal.any([ended, interruption.signal]);
  const taker = { workerId, isLead: false };
  try {
    return await workAsHand(context, part, { taker, knowledge, signal, end: cut.signal });
  } catch (error) {
    ended.throwIfAborted();
    // The part was put on hold, was ended or belongs to others again: nothing is wrong.
    if (interruption.signal.aborted || error instanceof BlockLost) return 0;
    throw error;
  } finally {
    cut.close();
    interruption.close();
  }
}
