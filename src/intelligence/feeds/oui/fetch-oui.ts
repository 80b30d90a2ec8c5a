import { basename } from 'node:path';
import { SitewardenError } from '../../../support/sitewarden-error.ts';
import { checkContent } from '../check-content.ts';
import type { Feed } from '../feed.ts';

/** MA-L, MA-M, MA-S, where the IEEE has them. */
const paths = ['oui/oui.csv', 'oui28/mam.csv', 'oui36/oui36.csv'];

/**
 * The three files of IEEE's registry, below the source or side by side in it; a source that is a file is that file. One
 * that a mirror lacks is passed over; without any, `feed_absent`.
 */
export const fetchOui: Feed['fetch'] = async (folder, source, { signal }) => {
  const fetch = async (url: URL, name: string) =>
    folder.fetch(url, name, { check: (path) => checkContent(path, name, { begins: 'Registry', signal }) });
  if (/\.csv$/iu.test(source.pathname)) {
    await fetch(source, basename(source.pathname));
    return;
  }
  const base = new URL(source.pathname.endsWith('/') ? source.href : `${source.href}/`);
  let absent: unknown;
  let found = 0;
  for (const path of paths) {
    for (const place of [path, basename(path)]) {
      try {
        await fetch(new URL(place, base), basename(path));
        found += 1;
        break;
      } catch (error) {
        if (!(error instanceof SitewardenError) || error.code !== 'feed_absent') throw error;
        absent = error;
      }
    }
  }
  if (found === 0) throw absent;
};
