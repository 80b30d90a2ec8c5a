import { SitewardenError } from '../../../support/sitewarden-error.ts';

/** What NVD says of one of its files (https://nvd.nist.gov/vuln/data-feeds). */
export interface NvdMeta {
  /** Of the uncompressed JSON, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** Reads a `.meta` file: lines of `key:value`. Error: `feed_damaged`. */
export function readMeta(content: Buffer): NvdMeta {
  const sha256 = /^sha256:([0-9a-f]{64})\s*$/imu.exec(content.toString('latin1'))?.[1];
  if (sha256 === undefined)
    throw new SitewardenError('invalid', 'feed_damaged', 'A .meta file of NVD names no checksum.');
  return { sha256: sha256.toLowerCase() };
}
