import { z } from 'zod';
import { forgetSiteInWindows } from '../../store/queries/blackout-window-queries.ts';
import { forgetSiteInGroups } from '../../store/queries/notification-group-queries.ts';
import { listActiveScanSitesOfSite } from '../../store/queries/scan-site-queries.ts';
import { lockSite, removeSite } from '../../store/queries/site-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { closeScanSite } from '../scans/close-scan-site.ts';
import { UuidText } from '../uuid-text.ts';
import { siteAuditState } from './site-audit-state.ts';
import { siteNotFound, visibleSite } from './visible-site.ts';

const DeleteSiteInput = z.strictObject({ siteId: UuidText });
export type DeleteSiteInput = z.input<typeof DeleteSiteInput>;

/**
 * Takes a site away: out of the schedules, with the devices and findings kept for it. Its part of a scan under way
 * ends as stopped; reports stay. Scope `site:delete`. Throws `not_found` / `site_not_found`.
 */
export async function deleteSite(context: OperationContext, input: DeleteSiteInput): Promise<void> {
  authorise(context, 'site:delete');
  const { siteId } = parseInput(DeleteSiteInput, input);
  await visibleSite(context, siteId);
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    const finishedAt = context.clock.now();
    const stoppedScanIds = new Set<string>();
    // Scans before the site, in the order in which a worker takes them.
    for (const scanSite of await listActiveScanSitesOfSite(connection, organizationId, siteId)) {
      await closeScanSite(connection, context, scanSite, {
        status: 'stopped',
        finishedAt,
        reasons: ['the site was deleted'],
      });
      stoppedScanIds.add(scanSite.scanId);
    }
    const before = await lockSite(connection, organizationId, siteId);
    if (before === undefined) throw siteNotFound(siteId);
    const notificationGroupIds = await forgetSiteInGroups(connection, organizationId, siteId);
    await forgetSiteInWindows(connection, organizationId, siteId);
    const scanScheduleIds = await removeSite(connection, organizationId, siteId);
    await recordChange(connection, context, {
      action: 'deleteSite',
      objectKind: 'site',
      objectId: siteId,
      before: { ...siteAuditState(before.site), scanScheduleIds, notificationGroupIds },
      after: { stoppedScanIds: [...stoppedScanIds] },
    });
  });
}
