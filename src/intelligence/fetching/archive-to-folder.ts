import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readArchive, type ReadArchiveOptions } from './read-archive.ts';

/** Writes the wanted files of an archive into the new folder `made`, by their last names. Errors as `readArchive`. */
export async function archiveToFolder(
  archive: string,
  made: string,
  options: ReadArchiveOptions,
): Promise<number> {
  await mkdir(made);
  let files = 0;
  for await (const { name, content } of readArchive(archive, options)) {
    await writeFile(join(made, basename(name)), content);
    files += 1;
  }
  return files;
}
