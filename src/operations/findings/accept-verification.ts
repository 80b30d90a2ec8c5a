import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite } from '../../domain/site.ts';
import type { Connection } from '../../store/database.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { acceptScan } from '../scans/accept-scan.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { visibleFinding } from './visible-finding.ts';

/** A scan that was accepted and waits for its turn. */
export interface Verification {
  readonly scanId: string;
  /** The address at which the device was seen last. */
  readonly target: string;
  /** Of the service that shows it most surely; all that do are asked. */
  readonly port: number;
}

type Context = Parameters<typeof acceptScan>[1] & Parameters<typeof visibleFinding>[0];

/**
 * Accepts, last in the transaction, a scan of the services alone that show a finding, where its device was seen last. Throws
 * `not_found` / `finding_not_found`; `conflict` / `finding_closed`; `invalid` / `ip_outside_site`.
 */
export async function acceptVerification(
  connection: Connection,
  context: Context,
  { action, findingId }: { readonly action: string; readonly findingId: string },
): Promise<Verification> {
  const finding = await visibleFinding(context, connection, findingId);
  if (finding.closedAt !== null) {
    const detail = `The finding ${findingId} is closed: there is nothing to verify.`;
    throw new SitewardenError('conflict', 'finding_closed', detail);
  }
  const target = finding.device.ipAddress;
  const site = await visibleSite({ ...context, store: { db: connection } }, finding.siteId);
  if (!isInScope(scopeOfSite(site), target)) {
    throw new SitewardenError(
      'invalid',
      'ip_outside_site',
      `Outside the networks of the site '${site.name}': ${target}. Nothing was scanned.`,
    );
  }
  const { scanId } = await acceptScan(connection, context, {
    action,
    kind: 'on_demand',
    scanScheduleId: null,
    minCvss: 0,
    warningThreshold: null,
    verifiesFindingId: findingId,
    parts: [{ siteId: finding.siteId, targets: [target], subnets: [] }],
  });
  return { scanId, target, port: finding.port };
}
