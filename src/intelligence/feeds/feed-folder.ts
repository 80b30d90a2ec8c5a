import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { fetchFile } from '../fetching/fetch-file.ts';
import type { FetchFileOptions } from '../fetching/fetch-file-options.ts';
import type { KeptFile } from '../fetching/kept-file.ts';
import { openKeptList, type KeptList } from './kept-list.ts';
import { takeFile } from './take-file.ts';

type FileOptions = Pick<FetchFileOptions, 'check' | 'prepare' | 'headers' | 'busy'> & {
  /** What its publisher calls this version. */
  readonly version?: string | undefined;
};

/** What is kept of one feed between updates. Each file is whole, or as it was. */
export interface FeedFolder {
  /** Holds the files that a bundle is built from, and nothing else. */
  readonly filesPath: string;
  readonly notes: Pick<KeptList, 'note' | 'setNote'>;
  /** Whether anything came or went since it was opened. */
  readonly hasChanged: () => boolean;
  /** Names of the kept files, ascending. */
  names(): string[];
  kept(name: string): KeptFile | undefined;
  /** Fetches `url` as the file `name` if it has changed; whether it had. Errors as `fetchFile`. */
  fetch(url: URL, name: string, options?: FileOptions): Promise<boolean>;
  /** Fetches something small that is only looked at. Errors as `fetchFile`. */
  look(url: URL, maxBytes: number): Promise<Buffer>;
  /** Takes a local file as the file `name` if it has changed; whether it had. Errors: `feed_unreadable`, what `check` throws. */
  take(path: string, name: string, options?: Pick<FileOptions, 'check' | 'prepare'>): Promise<boolean>;
  drop(name: string): Promise<void>;
  /** Removes what is unfinished; to be called when nothing of it will be continued. */
  tidy(): Promise<void>;
}

export type FeedFolderOptions = Pick<FetchFileOptions, 'door' | 'limits' | 'signal' | 'pause' | 'now'> & {
  readonly onBytes?: (name: string, bytes: number, total: number | undefined) => void;
};

/** Opens, and makes where it is missing, the folder of a feed. A damaged list of files means that they are fetched anew. */
export async function openFeedFolder(path: string, options: FeedFolderOptions): Promise<FeedFolder> {
  const filesPath = join(path, 'files');
  const scratchPath = join(path, 'unfinished');
  await mkdir(filesPath, { recursive: true, mode: 0o700 });
  await mkdir(scratchPath, { recursive: true, mode: 0o700 });
  const list = await openKeptList(join(path, 'kept.json'), filesPath);
  let changed = false;
  const keep = async (name: string, file: KeptFile | undefined, version?: string): Promise<boolean> => {
    if (file === undefined) return false;
    changed = true;
    await list.set(name, { ...file, ...(version !== undefined && { version }) });
    if (keptBytes(list) <= maxFeedBytes) return true;
    await list.remove(name);
    await rm(join(filesPath, name), { recursive: true, force: true });
    throw tooMuch(path);
  };
  return {
    filesPath,
    notes: list,
    hasChanged: () => changed,
    names: () => list.names(),
    kept: (name) => list.get(name),
    async fetch(url, name, { version, ...rest } = {}) {
      assertPlain(name);
      const file = await fetchFile(url, join(filesPath, name), {
        ...options,
        ...rest,
        onBytes: (bytes, total) => options.onBytes?.(name, bytes, total),
        scratch: join(scratchPath, name),
        known: list.get(name),
      });
      return keep(name, file, version);
    },
    look: (url, maxBytes) => lookAt(url, join(scratchPath, 'looked-at'), maxBytes, options),
    async take(from, name, rest = {}) {
      assertPlain(name);
      const places = { target: join(filesPath, name), scratch: join(scratchPath, name) };
      return keep(name, await takeFile(from, places, { ...options, ...rest, known: list.get(name) }));
    },
    async drop(name) {
      assertPlain(name);
      if (list.get(name) === undefined) return;
      changed = true;
      await list.remove(name);
      await rm(join(filesPath, name), { recursive: true, force: true });
    },
    async tidy() {
      for (const name of await readdir(scratchPath))
        await rm(join(scratchPath, name), { recursive: true, force: true });
    },
  };
}

async function lookAt(
  url: URL,
  target: string,
  maxBytes: number,
  { limits, ...options }: FeedFolderOptions,
): Promise<Buffer> {
  await fetchFile(url, target, { ...options, onBytes: undefined, limits: { ...limits, maxBytes } });
  const content = await readFile(target);
  await rm(target, { force: true });
  return content;
}

/** As they were sent, all files of one feed. */
const maxFeedBytes = 8 * 1024 ** 3;

function keptBytes(list: KeptList): number {
  return list.names().reduce((sum, name) => sum + (list.get(name)?.bytes ?? 0), 0);
}

function tooMuch(path: string): SitewardenError {
  const words = `The files of one feed have more than ${maxFeedBytes} bytes in all; see ${path}.`;
  return new SitewardenError('invalid', 'feed_too_large', words);
}

/** Names partly come from what a source says; they must not lead out of the folder. */
function assertPlain(name: string): void {
  if (/^\w[\w.-]{0,150}$/u.test(name)) return;
  throw new SitewardenError('invalid', 'feed_refused', `A source names a file "${name.slice(0, 100)}".`);
}
