import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { tooLargeToFetch } from '../fetching/fetch-errors.ts';
import type { FetchFileOptions } from '../fetching/fetch-file-options.ts';
import type { KeptFile } from '../fetching/kept-file.ts';
import { settleFile } from '../fetching/settle-file.ts';

type TakeFileOptions = Pick<FetchFileOptions, 'limits' | 'signal' | 'now' | 'known' | 'check' | 'prepare'>;

/**
 * Copies a local file to `target` if it has changed by size or time, as `fetchFile` does from a URL. Errors:
 * `feed_unreadable`, `feed_too_large`, what `check` and `prepare` throw, AbortError.
 */
export async function takeFile(
  from: string,
  { target, scratch }: { readonly target: string; readonly scratch: string },
  { limits, signal, now, known, check, prepare }: TakeFileOptions,
): Promise<KeptFile | undefined> {
  const url = pathToFileURL(resolve(from));
  const part = `${scratch}.part`;
  const made = `${scratch}.new`;
  try {
    const found = await stat(from);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > limits.maxBytes) throw tooLargeToFetch(url, limits.maxBytes);
    const version = `${found.size}-${found.mtimeMs}`;
    const isThere = (await stat(target).catch(() => undefined)) !== undefined;
    if (isThere && known?.url === url.href && known.version === version) return undefined;
    const { sha256, bytes } = await copyFile(from, part, limits.maxBytes, signal);
    await check?.(part, sha256);
    await rm(made, { recursive: true, force: true });
    await prepare?.(part, made);
    await settleFile(prepare === undefined ? part : made, target);
    return { url: url.href, sha256, bytes, fetchedAt: now().toISOString(), version };
  } catch (cause) {
    if (cause instanceof SitewardenError || signal.aborted) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SitewardenError('invalid', 'feed_unreadable', `Cannot take ${from}: ${why}.`, { cause });
  } finally {
    await rm(part, { force: true });
    await rm(made, { recursive: true, force: true });
  }
}

async function copyFile(
  from: string,
  to: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      hash.update(piece);
      // A file may grow while it is read.
      if (bytes > maxBytes) done(tooLargeToFetch(pathToFileURL(from), maxBytes));
      else done(null, piece);
    },
  });
  await pipeline(createReadStream(from), counted, createWriteStream(to), { signal });
  return { sha256: hash.digest('hex'), bytes };
}
