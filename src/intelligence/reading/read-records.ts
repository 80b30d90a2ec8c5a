import { openBytes } from './open-bytes.ts';
import { isDamage } from './read-text.ts';
import { defaultReadingLimits, type ReadingLimits } from './reading-limits.ts';
import { nvdForm, type RecordForm } from './record-marker.ts';
import { RecordSplitter, type SplitItem } from './record-splitter.ts';
import type { SetAsideList } from './set-aside.ts';

export interface ReadRecordsOptions {
  readonly setAside: SetAsideList;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  /** The name that set-aside pieces carry; the path when not given. */
  readonly name?: string;
  /** What a record looks like; one of NVD when not given. */
  readonly form?: RecordForm;
}

export interface RawRecord {
  readonly value: unknown;
  readonly offset: number;
}

/**
 * The record objects of one feed file (JSON, gzip, zstd or xz), parsed one by one, in batches as they become
 * readable. Damage of any size lands in `setAside`; only a file that cannot be read at all (`feed_unreadable`) and
 * an abort throw.
 */
export async function* readRecords(
  path: string,
  options: ReadRecordsOptions,
): AsyncGenerator<readonly RawRecord[], void, undefined> {
  const { setAside, limits = defaultReadingLimits, signal, name: file = path, form = nvdForm } = options;
  const splitter = new RecordSplitter(limits, form);
  const sort = (items: Iterable<SplitItem>): RawRecord[] => {
    const records: RawRecord[] = [];
    for (const item of items) {
      if (item.kind === 'record') records.push(item);
      else
        setAside.add({
          file,
          offset: item.offset,
          reason: item.reason,
          ...(item.cveId && { cveId: item.cveId }),
        });
    }
    return records;
  };
  let offset = 0;
  let cutShort = false;
  try {
    for await (const piece of openBytes(path, limits, signal)) {
      offset += piece.length;
      yield sort(splitter.push(piece));
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    setAside.add({ file, offset, reason: error.message });
    cutShort = true;
  }
  yield sort(splitter.end(cutShort));
}
