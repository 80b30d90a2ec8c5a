import type { AuditState } from '../../domain/audit-entry.ts';
import type { Site } from '../../domain/site.ts';

/** What the audit log keeps of a site: all that was declared, and of a password only that there is one. */
export function siteAuditState(site: Site): AuditState {
  const { name, networks, excludedNetworks, excludedDevices, router, workerLabel } = site;
  return { name, networks, excludedNetworks, excludedDevices, router, workerLabel };
}
