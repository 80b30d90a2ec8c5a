import { once } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { SitewardenError } from '../support/sitewarden-error.ts';

/** Writes all of `text`, waiting for a slow reader. */
export async function writeAll(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Writes a file whole or not at all: under a temporary name first, then renamed. */
export async function writeFileWhole(path: string, content: string | Readable): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new SitewardenError('usage', 'output_not_writable', `Cannot write ${path} (${code}).`, { cause });
  }
}
