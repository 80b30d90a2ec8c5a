import type { Feed } from '../feed.ts';
import { fetchNvdApi } from './fetch-nvd-api.ts';
import { fetchNvdFiles } from './fetch-nvd-files.ts';

/** NVD as its yearly files, or by its API when the source is one. */
export const fetchNvd: Feed['fetch'] = (folder, source, tools) =>
  source.pathname.endsWith('/rest/json/cves/2.0')
    ? fetchNvdApi(folder, source, tools)
    : fetchNvdFiles(folder, source, tools);
