import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ArchiveLimits } from './archive-limits.ts';

/** Small archives may expand more: what they make is small too. */
const judgedAfterBytes = 16 * 1024 * 1024;

/** Counts what comes out of an archive and throws `feed_too_large` when it is more than a feed can be. */
export interface ArchiveBudget {
  /** Another entry that says it has `bytes`. */
  entry(name: string, bytes: number): void;
  /** Bytes that really came out. */
  came(bytes: number): void;
}

export function archiveBudget(archiveBytes: number, limits: ArchiveLimits): ArchiveBudget {
  let [entries, total] = [0, 0];
  const judge = (bytes: number): void => {
    if (bytes > limits.maxTotalBytes) throw tooLarge(`unpacks to more than ${limits.maxTotalBytes} bytes`);
    if (bytes > judgedAfterBytes && bytes > archiveBytes * limits.maxExpansion) {
      throw tooLarge(`grows more than ${limits.maxExpansion}-fold when unpacked (a decompression bomb?)`);
    }
  };
  return {
    entry(name, bytes) {
      entries += 1;
      if (entries > limits.maxEntries) throw tooLarge(`has more than ${limits.maxEntries} entries`);
      if (bytes > limits.maxEntryBytes)
        throw tooLarge(`has an entry of ${bytes} bytes (${name.slice(0, 100)})`);
      judge(total + bytes);
    },
    came(bytes) {
      total += bytes;
      judge(total);
    },
  };
}

function tooLarge(why: string): SitewardenError {
  return new SitewardenError('invalid', 'feed_too_large', `The archive ${why}.`);
}

/** For archives whose structure or checksums do not hold. */
export function archiveDamaged(why: string, cause?: unknown): SitewardenError {
  return new SitewardenError('invalid', 'feed_damaged', `The archive is damaged: ${why}.`, { cause });
}
