import { SitewardenError } from '../../support/sitewarden-error.ts';
import { openBytes } from './open-bytes.ts';
import { defaultReadingLimits, type ReadingLimits } from './reading-limits.ts';
import type { SetAsideList } from './set-aside.ts';

export interface ReadTextOptions {
  readonly setAside: SetAsideList;
  /** Name of the file in reports. */
  readonly name: string;
  /** Of the uncompressed file. */
  readonly maxBytes: number;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
}

/**
 * The text of a small file, plain or compressed; undefined, and set aside, when it is damaged, too large or not UTF-8.
 * Throws `feed_unreadable`, AbortError.
 */
export async function readText(path: string, options: ReadTextOptions): Promise<string | undefined> {
  const { setAside, name, maxBytes, limits = defaultReadingLimits, signal } = options;
  const bytes: Buffer[] = [];
  const bounded = { ...limits, maxFileBytes: Math.min(limits.maxFileBytes, maxBytes) };
  try {
    for await (const piece of openBytes(path, bounded, signal)) bytes.push(piece);
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(bytes));
  } catch (error) {
    const reason = isDamage(error) ? error.message : 'the file is not UTF-8';
    if (!isDamage(error) && !(error instanceof TypeError)) throw error;
    setAside.add({ file: name, offset: 0, reason });
    return undefined;
  }
}

const damages: ReadonlySet<string> = new Set(['feed_damaged', 'feed_too_large', 'xml_damaged']);

/** Whether an error speaks of the content of a feed, which is set aside, and not of the disk or the program. */
export function isDamage(error: unknown): error is SitewardenError {
  return error instanceof SitewardenError && damages.has(error.code);
}
