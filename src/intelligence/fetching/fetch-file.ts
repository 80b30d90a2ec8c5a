import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { attemptFetch, type Attempt } from './attempt-fetch.ts';
import { tooSlow, unreachable } from './fetch-errors.ts';
import type { FetchFileOptions } from './fetch-file-options.ts';
import type { KeptFile } from './kept-file.ts';
import { partialFile } from './partial-file.ts';
import { plainHref } from './plain-href.ts';
import { settleFile } from './settle-file.ts';

/**
 * Fetches `url` into `target` if it has changed; gives undefined if not. A download that broke off goes on where it
 * was, also in a later run. `target` appears whole and checked, or is as it was. Errors: `feed_unreachable`,
 * `feed_refused`, `feed_too_large`, `feed_timeout`, `feed_place_forbidden`, what `check` throws, AbortError.
 */
export async function fetchFile(
  url: URL,
  target: string,
  options: FetchFileOptions,
): Promise<KeptFile | undefined> {
  const deadline = AbortSignal.timeout(options.limits.timeoutMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  try {
    const isThere = (await stat(target).catch(() => undefined)) !== undefined;
    const known = isThere && options.known?.url === plainHref(url) ? options.known : undefined;
    const came = await attemptUntilWhole(url, target, { ...options, known, signal });
    if (came === 'unchanged') return undefined;
    return await takeIn(url, target, came, { ...options, signal });
  } catch (error) {
    if (deadline.aborted && !options.signal.aborted) throw tooSlow(url, options.limits.timeoutMs);
    throw error;
  }
}

type Came = Extract<Attempt, { kind: 'whole' }>;

async function attemptUntilWhole(
  url: URL,
  target: string,
  options: FetchFileOptions,
): Promise<Came | 'unchanged'> {
  const { limits, pause, signal } = options;
  const part = partialFile(options.scratch ?? target);
  let furthest = 0;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptFetch(url, part, options);
    if (outcome.kind === 'unchanged') return 'unchanged';
    if (outcome.kind === 'whole') return outcome;
    // A source that gives the same beginning again and again brings nothing.
    if (outcome.reached > furthest) [attempt, furthest] = [1, outcome.reached];
    const wait = Math.max(limits.firstPauseMs * 2 ** (attempt - 1), outcome.retryAfterMs ?? 0);
    if (attempt >= limits.maxAttempts || (outcome.retryAfterMs ?? 0) > limits.maxPauseMs) {
      const later =
        outcome.retryAfterMs === undefined ? '' : `, to be asked again in ${outcome.retryAfterMs / 1000} s`;
      throw unreachable(url, `${outcome.why}${later} (attempt ${attempt})`, outcome.cause);
    }
    await pause(Math.min(wait, limits.maxPauseMs), signal);
  }
}

async function takeIn(
  url: URL,
  target: string,
  came: Came,
  { check, prepare, now, signal, scratch = target }: FetchFileOptions,
): Promise<KeptFile> {
  const part = partialFile(scratch);
  const made = `${scratch}.new`;
  try {
    const sha256 = await sha256Of(part.path, signal);
    const { size } = await stat(part.path);
    await check?.(part.path, sha256);
    await rm(made, { recursive: true, force: true });
    if (prepare === undefined) await rename(part.path, made);
    else await prepare(part.path, made);
    await settleFile(made, target);
    await part.discard();
    const { etag, 'last-modified': lastModified } = came.headers;
    return {
      url: plainHref(url),
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
      sha256,
      bytes: size,
      fetchedAt: now().toISOString(),
    };
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    // What was found unusable must not be continued; whatever else went wrong keeps what came.
    if (error instanceof SitewardenError) await part.discard();
    throw error;
  }
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}
