import { findInstallation } from '../../store/queries/installation-queries.ts';
import type { InstallationContext } from '../operation-context.ts';

/** The installation's own secret; undefined as long as no API has ever been started on the store. */
export async function findLinkSecret({
  store,
}: Pick<InstallationContext, 'store'>): Promise<string | undefined> {
  return (await findInstallation(store.db))?.linkSecret;
}
