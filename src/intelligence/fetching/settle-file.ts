import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Gives a finished file or folder its name: flushed to disk first, then renamed over what had the name, so that
 * nobody ever sees a part of it. A folder that had the name is removed just before.
 */
export async function settleFile(finished: string, target: string): Promise<void> {
  const isFolder = (await stat(finished)).isDirectory();
  if (isFolder) {
    for (const name of await readdir(finished)) await flush(join(finished, name), 'r');
    await rm(target, { recursive: true, force: true });
  } else await flush(finished, 'r+');
  await rename(finished, target);
  await flush(dirname(target), 'r');
}

/** Writes a small text file whole or not at all. */
export async function settleText(target: string, text: string): Promise<void> {
  const fresh = `${target}.new`;
  await writeFile(fresh, text);
  await settleFile(fresh, target);
}

async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
