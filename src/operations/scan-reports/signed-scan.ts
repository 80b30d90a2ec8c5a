import { findOrganizationOfScan, findScan, type StoredScan } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { verifySignedPath } from './signed-link.ts';

/** The scan that a signed link leads to, and what its report is read with. */
export interface SignedScan {
  readonly scan: StoredScan;
  readonly context: Pick<OperationContext, 'clock' | 'newId' | 'organizationId' | 'store'>;
}

/**
 * The scan behind a signed link; the signature stands in for a token. Throws `forbidden` / `link_invalid` or
 * `link_expired`; `not_found` / `scan_not_found`.
 */
export async function signedScan(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  scanId: string,
  link: { readonly path: string; readonly expires: string; readonly signature: string },
): Promise<SignedScan> {
  const { clock, installation, newId, settings } = context;
  verifySignedPath(link, settings.linkSecret, clock.now());
  const organizationId = await findOrganizationOfScan(installation.db, scanId);
  if (organizationId !== undefined) {
    const store = installation.forOrganization(organizationId);
    const scan = await findScan(store.db, organizationId, { id: scanId });
    if (scan !== undefined) return { scan, context: { clock, newId, store, organizationId } };
  }
  throw new SitewardenError('not_found', 'scan_not_found', `There is no scan ${scanId}.`);
}
