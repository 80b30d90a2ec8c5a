import { isActiveScanStatus, type ScanSite } from '../../domain/scan.ts';
import { findScanSite } from '../../store/queries/scan-site-queries.ts';
import type { Connection } from '../../store/database.ts';
import {
  isUnreachedStill,
  listUnreachedParts,
  noteUnreachedParts,
} from '../../store/queries/worker-queries.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { endScanSite } from '../scans/end-scan-site.ts';
import { judgeUnreachedPart } from './judge-unreached-part.ts';

type Context = InstallationContext & Pick<OperationContext, 'jobs'>;

/**
 * Notes which parts of scans no living worker can take, and ends those that have waited `waitMinutes` for one: as failed where
 * nobody was found yet; what others have found is left to any worker to judge. Any number of processes may call it.
 */
export async function endUnreachedParts(context: Context, waitMinutes: number): Promise<void> {
  const { store, clock } = context;
  await noteUnreachedParts(store.db);
  for (const { organizationId, scanSiteId } of await listUnreachedParts(store.db, waitMinutes * 60)) {
    const inside = { ...context, organizationId, store: store.forOrganization(organizationId) };
    const part = await findScanSite(inside.store.db, organizationId, scanSiteId);
    if (part === undefined || !isActiveScanStatus(part.status)) continue;
    const reason = `${whyUnreached(part)}; given up after ${waitMinutes} minutes`;
    if (await judgeUnreachedPart(inside, part, reason)) continue;
    const reasons = [...part.reasons, reason];
    // A worker may have come meanwhile.
    const onlyIf = async (connection: Connection): Promise<boolean> =>
      isUnreachedStill(connection, organizationId, scanSiteId);
    const end = { status: 'failed', finishedAt: clock.now(), reasons, onlyIf } as const;
    await endScanSite(inside, organizationId, part, end);
  }
}

/** Why a part waits, in words for people. */
export function whyUnreached({ workerLabel }: Pick<ScanSite, 'workerLabel'>): string {
  return workerLabel === null
    ? 'no worker of this release or a newer one is alive'
    : `no living worker has the label '${workerLabel}' that the site asks for`;
}
