import { readFile, rm, stat } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { plainHref } from './plain-href.ts';
import { settleText } from './settle-file.ts';

const Origin = z.object({ url: z.string(), validator: z.string().optional() });

/** A download under way, kept between attempts and between runs. */
export interface PartialFile {
  readonly path: string;
  /** Bytes that are there and may be continued, and the validator to continue with; 0 when to begin anew. */
  resumable(url: URL): Promise<{ readonly bytes: number; readonly validator: string }>;
  /** To be called before the first byte of a new version is written, the file being empty by then. */
  begin(url: URL, headers: IncomingHttpHeaders): Promise<void>;
  discard(): Promise<void>;
}

export function partialFile(target: string): PartialFile {
  const path = `${target}.part`;
  const originPath = `${target}.part.json`;
  return {
    path,
    async resumable(url) {
      const nothing = { bytes: 0, validator: '' };
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || !found.isFile() || found.size === 0) return nothing;
      const origin = await readOrigin(originPath);
      if (origin?.validator === undefined || origin.url !== plainHref(url)) return nothing;
      return { bytes: found.size, validator: origin.validator };
    },
    async begin(url, headers) {
      const validator = strongValidator(headers);
      await settleText(originPath, JSON.stringify({ url: plainHref(url), ...(validator && { validator }) }));
    },
    async discard() {
      await rm(path, { force: true });
      await rm(originPath, { force: true });
    },
  };
}

async function readOrigin(path: string): Promise<z.infer<typeof Origin> | undefined> {
  try {
    return Origin.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** RFC 9110 §13.1.5: If-Range takes a strong entity tag or a date; a weak tag must not be used. */
function strongValidator(headers: IncomingHttpHeaders): string | undefined {
  const { etag, 'last-modified': lastModified } = headers;
  if (etag !== undefined && !etag.startsWith('W/')) return etag;
  return lastModified;
}
