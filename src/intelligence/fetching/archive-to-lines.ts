import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { readArchive, type ReadArchiveOptions } from './read-archive.ts';

/**
 * Writes the wanted JSON files of an archive into the one file `made`, a line each, compressed with zstd: hundreds of
 * thousands of small files would be slow to keep and to read. Returns how many. Errors as `readArchive`.
 */
export async function archiveToLines(
  archive: string,
  made: string,
  options: ReadArchiveOptions,
): Promise<number> {
  const zstd = createZstdCompress();
  const file = createWriteStream(made);
  const written = finished(zstd.pipe(file));
  // A failure is thrown below, where it is waited for.
  written.catch(() => undefined);
  let lines = 0;
  try {
    for await (const { content } of readArchive(archive, options)) {
      // No JSON string holds a raw line break (RFC 8259 §7), so that those of the layout can go.
      const line = `${content.toString('utf8').replaceAll(/[\r\n]\s*/gu, '')}\n`;
      if (!zstd.write(line)) await Promise.race([once(zstd, 'drain'), written]);
      lines += 1;
    }
    zstd.end();
    await written;
    return lines;
  } catch (error) {
    zstd.destroy();
    file.destroy();
    throw error;
  }
}
