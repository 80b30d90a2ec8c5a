import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { readRecords } from '../reading/read-records.ts';
import type { ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { ShapeError } from './json-shape.ts';
import { translateNvdCve } from './nvd-cve.ts';

export interface ReadNvdOptions {
  readonly setAside: SetAsideList;
  readonly limits: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly onProgress: (text: string) => void;
}

type FeedFile = { readonly path: string; readonly name: string };

/**
 * All records of NVD JSON 2.0 files, in the order of the files and of the bytes in them; one CVE may come more than
 * once. What is damaged or is not what NVD's schema says lands in `setAside`, a file that cannot be read at all too.
 */
export async function* readNvd(
  files: readonly FeedFile[],
  options: ReadNvdOptions,
): AsyncGenerator<VulnerabilityRecord, void, undefined> {
  const { setAside, onProgress } = options;
  let records = 0;
  for (const [index, file] of files.entries()) {
    for await (const batch of readFile(file, options)) {
      const { name } = file;
      onProgress(`Reading NVD file ${index + 1} of ${files.length} (${name}): ${records} records`);
      for (const { value, offset } of batch) {
        const record = translated(value, name, offset, setAside);
        if (record === undefined) continue;
        records += 1;
        yield record;
      }
    }
  }
  onProgress(`Read ${records} records from ${files.length} NVD files, writing the bundle`);
}

/** One bad file among many must not cost the others: the build fails only when nothing at all was read. */
async function* readFile({ path, name }: FeedFile, options: ReadNvdOptions) {
  try {
    yield* readRecords(path, { ...options, name });
  } catch (error) {
    if (!(error instanceof SitewardenError) || error.code !== 'feed_unreadable') throw error;
    options.setAside.add({ file: name, offset: 0, reason: error.message });
  }
}

function translated(value: unknown, file: string, offset: number, setAside: SetAsideList) {
  try {
    return translateNvdCve(value);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    setAside.add({ file, offset, reason: error.message, ...cveIdOf(value) });
    return undefined;
  }
}

function cveIdOf(value: unknown): { cveId?: string } {
  const text = JSON.stringify(value).slice(0, 512);
  const cveId = /"id":"(CVE-\d{4}-\d{4,19})"/u.exec(text)?.[1];
  return cveId === undefined ? {} : { cveId };
}
