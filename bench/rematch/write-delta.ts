import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** As much of a record of NVD JSON 2.0 as is changed here. */
interface NvdItem {
  readonly cve: {
    readonly vulnStatus?: string;
    lastModified: string;
    configurations?: {
      nodes: { cpeMatch: { versionEndExcluding?: string; versionEndIncluding?: string }[] }[];
    }[];
  };
}

/**
 * Writes `count` records of a folder of NVD files as a later day of NVD might give them: half word for word as before,
 * a quarter without any product, a quarter without an end of their ranges.
 */
export function writeDelta(nvdFolder: string, out: string, count: number): void {
  const files = readdirSync(nvdFolder).filter((name) => name.endsWith('.json.gz'));
  const share = Math.ceil(count / files.length);
  const changed = files.flatMap((name) => {
    const text = gunzipSync(readFileSync(join(nvdFolder, name))).toString('utf8');
    const items = (JSON.parse(text) as { vulnerabilities: NvdItem[] }).vulnerabilities.filter(
      ({ cve }) => cve.vulnStatus !== 'Rejected' && (cve.configurations?.length ?? 0) > 0,
    );
    const step = Math.max(1, Math.floor(items.length / share));
    return items.filter((_, index) => index % step === 0).slice(0, share);
  });
  for (const [index, { cve }] of changed.entries()) {
    cve.lastModified = '2031-01-01T00:00:00.000';
    if (index % 4 === 1) cve.configurations = [];
    if (index % 4 !== 3) continue;
    for (const { nodes } of cve.configurations ?? []) {
      for (const { cpeMatch } of nodes) {
        for (const match of cpeMatch) {
          delete match.versionEndExcluding;
          delete match.versionEndIncluding;
        }
      }
    }
  }
  writeFileSync(out, gzipSync(JSON.stringify({ vulnerabilities: changed.slice(0, count) })));
}
