import { createHash } from 'node:crypto';
import { hashUuid } from '../../support/hash-uuid.ts';

/**
 * The id of the scan that a content becomes at a site: a UUID over both, so that the same
 * content is the same scan. `attempt` counts up where the friendly code of an id is taken.
 */
export function importedScanId(siteId: string, content: string, attempt: number): string {
  return hashUuid(createHash('sha256').update(`${siteId} ${attempt}\n`).update(content).digest('hex'));
}
