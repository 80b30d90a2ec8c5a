import { archiveToFolder } from '../fetching/archive-to-folder.ts';
import { archiveToLines } from '../fetching/archive-to-lines.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { Feed } from './feed.ts';

/** Unpacks an archive of the feed into what is kept of it. Errors as `readArchive`; `feed_empty` when nothing is in it. */
export function archivePreparer(
  archive: NonNullable<Feed['archive']>,
  signal: AbortSignal,
): (path: string, made: string) => Promise<void> {
  const unpack = archive.into === 'lines' ? archiveToLines : archiveToFolder;
  return async (path, made) => {
    const count = await unpack(path, made, { wants: (name) => archive.wants.test(name), signal });
    if (count === 0)
      throw new SitewardenError('invalid', 'feed_empty', 'The archive holds no file of this feed.');
  };
}
