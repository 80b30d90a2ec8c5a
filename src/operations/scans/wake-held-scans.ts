import { isHeldTooLong } from '../../domain/scan-hold.ts';
import { listHeldScanSites, type HeldScanSite } from '../../store/queries/scan-hold-queries.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { findHold } from './find-hold.ts';
import type { ScanDeadlines } from './scan-cut.ts';

interface WakeContext extends Pick<InstallationContext, 'clock' | 'store'>, Pick<OperationContext, 'jobs'> {
  readonly deadlines: ScanDeadlines;
}

/**
 * Queues the parts of scans again whose hold is over, of all organizations: those accepted first go first, one for each
 * site. Those of stopped scans are ended before all else. Any number of processes may call it; whoever then works on a part decides whether it may go on.
 */
export async function wakeHeldScans(context: WakeContext, mostAtOnce = 500): Promise<void> {
  let fault: unknown;
  await context.jobs.hastenEndings().catch((error: unknown) => (fault = error));
  const woken = new Set<string>();
  let after: string | undefined;
  do {
    const held = await listHeldScanSites(context.store.db, { after, limit: mostAtOnce });
    for (const part of held) {
      try {
        if (woken.has(part.siteId) || !(await isOver(context, part))) continue;
        woken.add(part.siteId);
        await context.jobs.requeueRunScan(part);
      } catch (error) {
        // One part that cannot be judged must not keep all others asleep.
        fault ??= error;
      }
    }
    after = held.length < mostAtOnce ? undefined : held.at(-1)?.scanSiteId;
  } while (after !== undefined);
  if (fault !== undefined) throw fault;
}

async function isOver({ clock, store, deadlines }: WakeContext, part: HeldScanSite): Promise<boolean> {
  const now = clock.now();
  if (isHeldTooLong(part.hold, now, deadlines.pauseMs)) return true;
  if (part.scanStartedAt !== null && now.getTime() - part.scanStartedAt.getTime() >= deadlines.scanMs)
    return true;
  if (part.hold.reason === 'site_busy') return part.isSiteFree;
  const { db } = store.forOrganization(part.organizationId);
  return (await findHold(db, part.organizationId, part, now)).hold === undefined;
}
