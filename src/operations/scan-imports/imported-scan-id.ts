import { createHash } from 'node:crypto';
import { hashUuid } from '../../support/hash-uuid.ts';

/**
 * The id of the scan that a content becomes at a site: a UUID over both and the `addresses` of it that the site has, so that the
 * same is the same scan. `attempt` counts up where the friendly code of an id is taken.
 */
export function importedScanId(
  siteId: string,
  content: string,
  addresses: readonly string[],
  attempt: number,
): string {
  const hash = createHash('sha256').update(`${siteId} ${attempt} ${addresses.join(' ')}\n`);
  return hashUuid(hash.update(content).digest('hex'));
}
