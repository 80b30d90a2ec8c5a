import type { KeptBlackoutWindow } from '../../domain/blackout-window.ts';
import { isHeldTooLong } from '../../domain/scan-hold.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';
import { listHeldScanSites, type HeldScanSite } from '../../store/queries/scan-hold-queries.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { holdOf } from './find-hold.ts';
import type { ScanDeadlines } from './scan-cut.ts';

interface WakeContext extends Pick<InstallationContext, 'clock' | 'store'>, Pick<OperationContext, 'jobs'> {
  readonly deadlines: ScanDeadlines;
}

/**
 * Queues the parts of scans again whose hold is over, of all organizations: those accepted first go first, one for each
 * site and kind of worker. Those of stopped scans are ended before all else. Any number of processes may call it; whoever then works on a part
 * decides whether it may go on. The windows of an organization are read once, however many of its parts wait.
 */
export async function wakeHeldScans(context: WakeContext, mostAtOnce = 500): Promise<void> {
  let fault: unknown;
  await context.jobs.hastenEndings().catch((error: unknown) => (fault = error));
  const woken = new Set<string>();
  const windowsOf = windowsOnce(context.store);
  let after: string | undefined;
  do {
    const held = await listHeldScanSites(context.store.db, { after, limit: mostAtOnce });
    for (const part of held) {
      try {
        // One that nobody takes must not keep those of others asleep; whoever is first gets the site.
        const key = JSON.stringify([part.siteId, part.workerLabel, part.jobForm]);
        if (woken.has(key) || !(await isOver(context, part, windowsOf))) continue;
        woken.add(key);
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

type WindowsOf = (organizationId: string) => Promise<readonly KeptBlackoutWindow[]>;

function windowsOnce(store: WakeContext['store']): WindowsOf {
  const known = new Map<string, Promise<readonly KeptBlackoutWindow[]>>();
  return async (organizationId) => {
    const read = known.get(organizationId);
    if (read !== undefined) return read;
    const reading = listBlackoutWindowsOf(store.forOrganization(organizationId).db, organizationId);
    known.set(organizationId, reading);
    return reading;
  };
}

async function isOver(
  { clock, deadlines }: WakeContext,
  part: HeldScanSite,
  windowsOf: WindowsOf,
): Promise<boolean> {
  const now = clock.now();
  if (isHeldTooLong(part.hold, now, deadlines.pauseMs)) return true;
  if (part.scanStartedAt !== null && now.getTime() - part.scanStartedAt.getTime() >= deadlines.scanMs)
    return true;
  if (part.hold.reason === 'site_busy') return part.isSiteFree;
  // A pause ends when somebody says so, whatever windows there are.
  if (part.isPauseRequested) return false;
  return holdOf(part, await windowsOf(part.organizationId), now).hold === undefined;
}
