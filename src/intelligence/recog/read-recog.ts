import { basename } from 'node:path';
import type { FeedFingerprint } from '../../domain/feed-fingerprint.ts';
import { listMatchingFiles } from '../reading/list-matching-files.ts';
import type { ReadingLimits } from '../reading/reading-limits.ts';
import { isDamage, readText } from '../reading/read-text.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { fingerprintOfEntry } from './fingerprint-of-entry.ts';
import { readRecogEntries } from './recog-entry.ts';
import { readXml } from '../../support/read-xml.ts';

export interface RecogFingerprints {
  /** By the kind of text they are for, in order of precedence. */
  readonly byKind: ReadonlyMap<string, readonly FeedFingerprint[]>;
  readonly count: number;
  /** Examples in the files that were read as the files say. */
  readonly examples: number;
}

export interface ReadRecogOptions {
  readonly setAside: SetAsideList;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
}

const maxFileBytes = 16 * 1024 * 1024;
const fileName = /\.xml(?:\.(?:gz|zst|xz))?$/iu;
const recogFiles = { names: fileName, most: 500, what: 'Recog files (.xml)' };

/**
 * The fingerprints of a directory of Recog's XML files, or of one. Entries that cannot be used are set aside, damaged
 * files from the damage on. Throws `feed_missing`, `feed_unreadable` (the one file, or the directory), AbortError.
 */
export async function readRecog(path: string, options: ReadRecogOptions): Promise<RecogFingerprints> {
  const byKind = new Map<string, FeedFingerprint[]>();
  const sum = { count: 0, examples: 0 };
  for (const file of await listMatchingFiles(path, recogFiles)) {
    const name = basename(file);
    const stem = name
      .replace(fileName, '')
      .replaceAll(/[^\w-]/gu, '_')
      .slice(0, 60);
    const text = (await readText(file, { ...options, name, maxBytes: maxFileBytes })) ?? '<fingerprints/>';
    let kind: string | undefined;
    const add = (reason: string, offset: number) => options.setAside.add({ file: name, offset, reason });
    try {
      for (const piece of readRecogEntries(readXml(text))) {
        options.signal?.throwIfAborted();
        if (piece.kind === 'file') kind = (piece.textKind ?? stem).slice(0, 100);
        else if (piece.kind === 'bad_entry') add(piece.reason, piece.at);
        else {
          const checked = fingerprintOfEntry(piece.entry, stem);
          if ('fault' in checked) add(`${piece.entry.title}: ${checked.fault}`, piece.entry.at);
          else {
            const list = byKind.get(kind ?? stem) ?? [];
            byKind.set(kind ?? stem, list);
            list.push(checked.fingerprint);
            sum.count += 1;
            sum.examples += checked.examples;
          }
        }
      }
      if (kind === undefined) add('no file of Recog: its element is not <fingerprints>', 0);
    } catch (error) {
      if (!isDamage(error)) throw error;
      add(error.message, 0);
    }
  }
  return { byKind, ...sum };
}
