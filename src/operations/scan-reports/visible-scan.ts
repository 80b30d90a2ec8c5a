import { z } from 'zod';
import { maySeeSite } from '../../domain/actor.ts';
import { isScanCode } from '../../domain/scan-code.ts';
import { findScan, type StoredScan } from '../../store/queries/scan-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The scan of that uuid or friendly code, if the actor may see all of its sites. Throws `not_found` /
 * `scan_not_found` for everything else alike.
 */
export async function visibleScan(
  context: Pick<OperationContext, 'actor' | 'organizationId' | 'store'>,
  idOrCode: string,
): Promise<StoredScan> {
  const { db } = context.store;
  const key = keyOf(idOrCode);
  const scan = key && (await findScan(db, context.organizationId, key));
  if (scan !== undefined) {
    const sites = context.actor.siteIds && (await listScanSites(db, context.organizationId, scan.id));
    if (sites === null || sites.every((site) => maySeeSite(context.actor, site.siteId))) return scan;
  }
  throw new SitewardenError('not_found', 'scan_not_found', `There is no scan ${idOrCode}.`);
}

function keyOf(text: string): { id: string } | { scanCode: string } | undefined {
  if (z.uuid().safeParse(text).success) return { id: text.toLowerCase() };
  const scanCode = text.toUpperCase();
  return isScanCode(scanCode) ? { scanCode } : undefined;
}
