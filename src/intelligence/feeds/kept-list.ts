import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KeptFile } from '../fetching/kept-file.ts';
import { settleText } from '../fetching/settle-file.ts';

const Content = z.object({
  files: z.record(z.string(), KeptFile),
  notes: z.record(z.string(), z.string()),
});

/** Which files of a feed are there, and what its own code noted. Written whole at every change. */
export interface KeptList {
  names(): string[];
  get(name: string): KeptFile | undefined;
  set(name: string, file: KeptFile): Promise<void>;
  remove(name: string): Promise<void>;
  note(key: string): string | undefined;
  setNote(key: string, value: string): Promise<void>;
}

/** Opens the list at `path` for the files in `filesPath`; files that it does not know are removed. */
export async function openKeptList(path: string, filesPath: string): Promise<KeptList> {
  const content = await readContent(path);
  for (const name of await readdir(filesPath)) {
    if (content.files[name] === undefined) await rm(join(filesPath, name), { recursive: true, force: true });
  }
  const save = (): Promise<void> => settleText(path, JSON.stringify(content));
  return {
    names: () => Object.keys(content.files).toSorted(),
    get: (name) => (Object.hasOwn(content.files, name) ? content.files[name] : undefined),
    async set(name, file) {
      content.files[name] = file;
      await save();
    },
    async remove(name) {
      if (!Object.hasOwn(content.files, name)) return;
      delete content.files[name];
      await save();
    },
    note: (key) => (Object.hasOwn(content.notes, key) ? content.notes[key] : undefined),
    async setNote(key, value) {
      content.notes[key] = value;
      await save();
    },
  };
}

async function readContent(path: string): Promise<z.infer<typeof Content>> {
  try {
    return Content.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { files: {}, notes: {} };
  }
}
