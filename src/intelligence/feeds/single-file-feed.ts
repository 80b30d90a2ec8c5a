import type { Feed } from './feed.ts';
import { checkContent } from './check-content.ts';
import { archivePreparer } from './prepare-archive.ts';

type Facts = Omit<Feed, 'fetch' | 'hosts'> & {
  readonly hosts?: readonly string[];
  /** The name it is kept by, of a file or of the folder that its archive becomes. */
  readonly file: string;
  /** What its content begins with. */
  readonly begins?: string;
};

/** A feed that is one file at one address. */
export function singleFileFeed({ file, begins, hosts = [], ...facts }: Facts): Feed {
  return {
    ...facts,
    hosts,
    async fetch(folder, source, { signal }) {
      const { archive, title } = facts;
      if (archive !== undefined) {
        await folder.fetch(source, file, { prepare: archivePreparer(archive, signal) });
        return;
      }
      const check = async (path: string): Promise<void> =>
        checkContent(path, title, { ...(begins !== undefined && { begins }), signal });
      await folder.fetch(source, file, { check });
    },
  };
}
