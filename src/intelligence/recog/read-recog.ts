import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FeedFingerprint } from '../../domain/feed-fingerprint.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { openBytes } from '../reading/open-bytes.ts';
import { defaultReadingLimits, type ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { fingerprintOfEntry } from './fingerprint-of-entry.ts';
import { readRecogEntries } from './recog-entry.ts';
import { readXml } from './read-xml.ts';

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
const maxFiles = 500;
const fileName = /\.xml(?:\.(?:gz|zst|xz))?$/iu;

/**
 * The fingerprints of a directory of Recog's XML files, or of one. Entries that cannot be used are set aside, damaged
 * files from the damage on. Throws `feed_missing`, `feed_unreadable` (the one file, or the directory), AbortError.
 */
export async function readRecog(path: string, options: ReadRecogOptions): Promise<RecogFingerprints> {
  const byKind = new Map<string, FeedFingerprint[]>();
  const sum = { count: 0, examples: 0 };
  for (const file of await listFiles(path)) {
    const name = basename(file);
    const stem = name
      .replace(fileName, '')
      .replaceAll(/[^\w-]/gu, '_')
      .slice(0, 60);
    const text = await readText(file, name, options);
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

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new SitewardenError('usage', 'feed_missing', `There is no file or directory ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => fileName.test(name)).toSorted();
  if (names.length === 0)
    throw new SitewardenError('usage', 'feed_missing', `${path} holds no Recog files (.xml).`);
  return names.slice(0, maxFiles).map((name) => join(path, name));
}

/** The text of a file; empty, and set aside, when it is damaged, too large or not UTF-8. */
async function readText(path: string, name: string, options: ReadRecogOptions): Promise<string> {
  const { setAside, limits = defaultReadingLimits, signal } = options;
  const bytes: Buffer[] = [];
  const bounded = { ...limits, maxFileBytes: Math.min(limits.maxFileBytes, maxFileBytes) };
  try {
    for await (const piece of openBytes(path, bounded, signal)) bytes.push(piece);
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(bytes));
  } catch (error) {
    const reason = isDamage(error) ? error.message : 'the file is not UTF-8';
    if (!isDamage(error) && !(error instanceof TypeError)) throw error;
    setAside.add({ file: name, offset: 0, reason });
    return '<fingerprints/>';
  }
}

function isDamage(error: unknown): error is SitewardenError {
  return (
    error instanceof SitewardenError && (error.code === 'feed_damaged' || error.code === 'feed_too_large')
  );
}
