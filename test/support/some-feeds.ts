import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { aZip } from './an-archive.ts';
import type { FeedServer } from './a-feed-server.ts';

/** An NVD JSON 2.0 file of `count` invented records, all modified at `modifiedAt`. */
export function someNvdRecords(year: number, count: number, modifiedAt = '2005-02-03T04:05:06.000'): string {
  const vulnerabilities = Array.from({ length: count }, (_, at) => ({
    cve: {
      id: `CVE-${year}-${1000 + at}`,
      published: '2005-01-02T03:04:05.000',
      lastModified: modifiedAt,
      vulnStatus: 'Analyzed',
      descriptions: [{ lang: 'en', value: `Invented flaw ${at}.` }],
      metrics: {},
      configurations: [
        {
          nodes: [
            {
              operator: 'OR',
              cpeMatch: [
                {
                  vulnerable: true,
                  criteria: 'cpe:2.3:a:acme:relay:*:*:*:*:*:*:*:*',
                  versionEndExcluding: `${at + 1}.0`,
                },
              ],
            },
          ],
        },
      ],
      references: [],
    },
  }));
  return JSON.stringify({ format: 'NVD_CVE', vulnerabilities });
}

const kevOf = (dateAdded: string) =>
  JSON.stringify({ title: 'Invented', vulnerabilities: [{ cveID: 'CVE-2002-1000', dateAdded }] });
const epssOf = (day: string) =>
  gzipSync(
    `#model_version:v2005.01.01,score_date:${day}T00:00:00+0000\ncve,epss,percentile\nCVE-2002-1000,0.5,0.9\n`,
  );
export const someKev = kevOf('2005-01-05');
export const someEpss = epssOf('2005-01-06');

/** Puts one NVD file with its `.meta` on the server. */
export function putNvdFile(server: FeedServer, part: string, json: string): void {
  const sha256 = createHash('sha256').update(json).digest('hex').toUpperCase();
  server.put(`/nvd/nvdcve-2.0-${part}.json.gz`, gzipSync(json));
  server.put(
    `/nvd/nvdcve-2.0-${part}.meta`,
    `lastModifiedDate:2005-02-03T04:05:06-05:00\r\nsha256:${sha256}\r\n`,
  );
}

/**
 * Everything a bundle is built from, small, as its publishers lay it out. Years until `lastYear`; the newest of each
 * feed is of `day`, else of the spring of 2005.
 */
export function putFeeds(server: FeedServer, lastYear: number, recordsAYear = 3, day?: string): void {
  for (let year = 2002; year <= lastYear; year += 1) {
    putNvdFile(server, String(year), someNvdRecords(year, recordsAYear));
  }
  putNvdFile(server, 'modified', someNvdRecords(2002, 1, `${day ?? '2005-03-04'}T05:06:07.000`));
  server.put('/kev.json', day === undefined ? someKev : kevOf(day));
  server.put('/epss.csv.gz', day === undefined ? someEpss : epssOf(day));
}

/** A release of the CVE List with these assets, each an archive of records by name. */
export function putReleases(
  server: FeedServer,
  assets: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  const list = Object.entries(assets).map(([name, records]) => {
    const inner = aZip(records);
    server.put(`/assets/${name}`, name.endsWith('.zip.zip') ? aZip({ 'cves.zip': inner }) : inner);
    return { assets: [{ name, browser_download_url: `${server.origin}/assets/${name}` }] };
  });
  server.put('/releases', JSON.stringify(list));
}
