import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FeedName } from '../../domain/feed-name.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { BuildIntelligenceInput } from '../build-intelligence.ts';
import { bundleFormatVersion } from '../bundle/bundle-schema.ts';
import type { FeedFolder } from '../feeds/feed-folder.ts';

export type FeedFolders = ReadonlyMap<FeedName, FeedFolder>;

/** Tells whether a bundle would be built from the same files, by the same program, as another one was. */
export function buildKey(folders: FeedFolders, version: string): string {
  const hash = createHash('sha256').update(`format ${bundleFormatVersion}, version ${version}\n`);
  for (const [name, folder] of folders) {
    for (const file of folder.names()) hash.update(`${name} ${file} ${folder.kept(file)?.sha256 ?? ''}\n`);
  }
  return hash.digest('hex');
}

/**
 * What is to be built from the kept files. Throws `feed_missing` when neither NVD nor the CVE List is there: the other
 * feeds only add to them.
 */
export function buildInput(folders: FeedFolders): Omit<BuildIntelligenceInput, 'out' | 'now'> {
  const nvdDirectory = filesOf(folders.get('nvd'));
  const cveListDirectory = filesOf(folders.get('cve-list'));
  const overlayDirectory = filesOf(folders.get('overlay'));
  if (nvdDirectory === undefined && cveListDirectory === undefined) {
    throw new SitewardenError(
      'usage',
      'feed_missing',
      'A bundle needs NVD or the CVE List, and none of either is here.',
    );
  }
  const kevFile = newestFile(folders.get('kev'));
  const epssFile = newestFile(folders.get('epss'));
  const debianFile = newestFile(folders.get('debian'));
  const endOfLifeFile = newestFile(folders.get('endoflife'));
  const mikrotikDirectory = filesOf(folders.get('mikrotik'));
  const ouiDirectory = filesOf(folders.get('oui'));
  const recogDirectory = recogFolder(folders.get('recog'));
  return {
    ...(nvdDirectory !== undefined && { nvdDirectory }),
    ...(cveListDirectory !== undefined && { cveListDirectory }),
    ...(overlayDirectory !== undefined && { overlayDirectory }),
    ...(kevFile !== undefined && { kevFile }),
    ...(epssFile !== undefined && { epssFile }),
    ...(debianFile !== undefined && { debianFile }),
    ...(recogDirectory !== undefined && { recogDirectory }),
    ...(mikrotikDirectory !== undefined && { mikrotikDirectory }),
    ...(endOfLifeFile !== undefined && { endOfLifeFile }),
    ...(ouiDirectory !== undefined && { ouiDirectory }),
  };
}

function filesOf(folder: FeedFolder | undefined): string | undefined {
  return folder === undefined || folder.names().length === 0 ? undefined : folder.filesPath;
}

/** Its archive becomes a folder of its own among the files; files that were taken one by one lie there as they are. */
function recogFolder(folder: FeedFolder | undefined): string | undefined {
  const unpacked = folder?.names().find((name) => !/\.xml(?:\.\w+)?$/iu.test(name));
  return folder !== undefined && unpacked !== undefined ? join(folder.filesPath, unpacked) : filesOf(folder);
}

/** Of a feed that is one file; names of daily files end in their date. */
function newestFile(folder: FeedFolder | undefined): string | undefined {
  const name = folder?.names().at(-1);
  return folder === undefined || name === undefined ? undefined : join(folder.filesPath, name);
}
