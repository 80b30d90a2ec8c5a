import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The parts of an NVD JSON 2.0 record that decide whether a product is affected. */
export type NvdMatch = {
  vulnerable: boolean;
  criteria: string;
  versionStartIncluding?: string;
  versionStartExcluding?: string;
  versionEndIncluding?: string;
  versionEndExcluding?: string;
};
export type NvdNode = { operator?: string; negate?: boolean; cpeMatch: NvdMatch[] };
export type NvdConfiguration = { operator?: string; negate?: boolean; nodes: NvdNode[] };
export type NvdCve = { id: string; vulnStatus?: string; configurations?: NvdConfiguration[] };

/** The gzip files of a folder of NVD year feeds, in name order. */
export function listNvdFiles(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .map((name) => join(directory, name));
}

/** Every CVE of the files, one file in memory at a time. */
export function* readCves(files: readonly string[]): Generator<NvdCve> {
  for (const file of files) {
    const feed = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
      vulnerabilities: { cve: NvdCve }[];
    };
    for (const { cve } of feed.vulnerabilities) yield cve;
  }
}
