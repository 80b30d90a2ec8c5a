import { basename } from 'node:path';
import { listMatchingFiles } from '../reading/list-matching-files.ts';
import { readText } from '../reading/read-text.ts';
import type { ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { readCsvRows } from './read-csv-rows.ts';

/** Who a block of MAC addresses is assigned to, by its first 6, 7 or 9 hexadecimal digits, upper case. */
export type OuiAssignments = ReadonlyMap<string, string>;

export interface ReadOuiOptions {
  readonly setAside: SetAsideList;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
}

const digitsOf: Readonly<Record<string, number>> = { 'MA-L': 6, 'MA-M': 7, 'MA-S': 9, IAB: 9 };
const maxFileBytes = 64 * 1024 * 1024;
const mostAssignments = 500_000;
const maxName = 200;
const csvFiles = { names: /\.csv(?:\.(?:gz|zst|xz))?$/iu, most: 50, what: "files of IEEE's registry (.csv)" };

/**
 * IEEE's registry of MAC blocks, MA-L, MA-M and MA-S (`oui.csv`, `mam.csv`, `oui36.csv`), from a directory or one of the
 * files. Rows that cannot be used are set aside; those without a name ("Private") say nothing. Throws `feed_missing`,
 * `feed_unreadable`, AbortError.
 */
export async function readOui(path: string, options: ReadOuiOptions): Promise<OuiAssignments> {
  const assignments = new Map<string, string>();
  for (const file of await listMatchingFiles(path, csvFiles)) {
    const name = basename(file);
    const text = (await readText(file, { ...options, name, maxBytes: maxFileBytes })) ?? '';
    if (text.trim() === '') options.setAside.add({ file: name, offset: 0, reason: 'it is empty' });
    for (const { cells, offset } of readCsvRows(text)) {
      if (offset % 4096 === 0) options.signal?.throwIfAborted();
      const [registry = '', prefix = '', organization = ''] = cells;
      if (registry === 'Registry') continue;
      const isBlock = /^[0-9A-F]+$/u.test(prefix) && prefix.length === digitsOf[registry];
      if (!isBlock || assignments.size >= mostAssignments) {
        options.setAside.add({
          file: name,
          offset,
          reason: isBlock ? 'too many blocks' : 'no block of addresses',
        });
        continue;
      }
      const maker = organization.replaceAll(/\s+/gu, ' ').trim().slice(0, maxName);
      if (maker !== '' && maker !== 'Private') assignments.set(prefix, maker);
    }
  }
  return assignments;
}
