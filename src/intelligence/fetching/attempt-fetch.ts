import type { IncomingHttpHeaders } from 'node:http';
import { open } from 'node:fs/promises';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { absent, refused, tooLargeToFetch } from './fetch-errors.ts';
import type { FetchFileOptions } from './fetch-file-options.ts';
import { openResponse, type OpenedResponse } from './open-response.ts';
import type { PartialFile } from './partial-file.ts';
import { retryAfterMs } from './retry-after.ts';

export type Attempt =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'whole'; readonly headers: IncomingHttpHeaders }
  | {
      readonly kind: 'again';
      readonly why: string;
      readonly cause?: unknown;
      readonly retryAfterMs?: number | undefined;
      /** Bytes of the file that had come by the end, those of earlier attempts included. */
      readonly reached: number;
    };

/** Statuses that may be gone a little later (RFC 9110 §15, RFC 6585 §4). */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** One question for the file, continuing the part that is there. Throws what no further attempt can mend. */
export async function attemptFetch(url: URL, part: PartialFile, options: FetchFileOptions): Promise<Attempt> {
  const { limits, door, signal } = options;
  const resumed = await part.resumable(url);
  let reached = resumed.bytes;
  try {
    const headers = { ...baseHeaders, ...options.headers, ...conditions(resumed, options) };
    const response = await openResponse(url, { ...limits, door, headers, signal });
    const judged = await judge(response, url, resumed.bytes, part, options);
    if (judged !== undefined) return judged;
    const from = response.status === 206 ? resumed.bytes : 0;
    if (from === 0) {
      // Emptied first: bytes of one version never stand beside the validator of another.
      await part.discard();
      await part.begin(url, response.headers);
    }
    const bytes = await store(response, url, { part, from, options, onReached: (at) => (reached = at) });
    const missing = missingBytes(response, from, bytes);
    if (missing !== undefined) return { kind: 'again', why: missing, reached };
    return { kind: 'whole', headers: response.headers };
  } catch (cause) {
    if (cause instanceof SitewardenError || signal.aborted || isOfTheDisk(cause)) throw cause;
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    return { kind: 'again', why, cause, reached };
  }
}

const baseHeaders = {
  'user-agent': 'Sitewarden (vulnerability feeds)',
  accept: '*/*',
  'accept-encoding': 'identity',
};

function conditions(
  resumed: { readonly bytes: number; readonly validator: string },
  { known }: FetchFileOptions,
): Record<string, string> {
  if (resumed.bytes > 0) return { range: `bytes=${resumed.bytes}-`, 'if-range': resumed.validator };
  return {
    ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
    ...(known?.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
  };
}

/** What is to be done without reading the answer; undefined when its body is (the rest of) the file. */
async function judge(
  { status, headers, body }: OpenedResponse,
  url: URL,
  resumedBytes: number,
  part: PartialFile,
  { limits, known, now, busy }: FetchFileOptions,
): Promise<Attempt | undefined> {
  const again = (why: string, after?: number): Attempt => {
    body.destroy();
    return { kind: 'again', why, retryAfterMs: after, reached: 0 };
  };
  if (status === 304 && known !== undefined) {
    body.destroy();
    return { kind: 'unchanged' };
  }
  if (status === 416 && resumedBytes > 0) {
    if (totalOf(headers['content-range']) === resumedBytes) {
      body.destroy();
      return { kind: 'whole', headers };
    }
    await part.discard();
    return again('the part that was there does not fit');
  }
  if (status === 206 && startOf(headers['content-range']) !== resumedBytes) {
    await part.discard();
    return again('the source sent another part than it was asked for');
  }
  const after = retryAfterMs(headers['retry-after'], now());
  if (status === busy?.status) return again(`status ${status}`, after ?? busy.pauseMs);
  // GitHub refuses with 403, not 429, who asks too often, and says when to come again.
  if (passing.has(status) || (status === 403 && after !== undefined)) return again(`status ${status}`, after);
  if (status !== 200 && status !== 206) {
    body.destroy();
    if (status === 404 || status === 410) throw absent(url, status);
    throw refused(url, `the source answers with status ${status}`);
  }
  const from = status === 206 ? resumedBytes : 0;
  if (from + Number(headers['content-length'] ?? 0) > limits.maxBytes) {
    body.destroy();
    throw tooLargeToFetch(url, limits.maxBytes);
  }
  return undefined;
}

async function store(
  { body, headers }: OpenedResponse,
  url: URL,
  to: {
    readonly part: PartialFile;
    readonly from: number;
    readonly options: FetchFileOptions;
    readonly onReached: (bytes: number) => void;
  },
): Promise<number> {
  const { limits, onBytes } = to.options;
  const length = headers['content-length'];
  const total = length === undefined ? undefined : to.from + Number(length);
  const file = await open(to.part.path, to.from === 0 ? 'w' : 'a');
  let bytes = to.from;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > limits.maxBytes) throw tooLargeToFetch(url, limits.maxBytes);
      await file.write(piece);
      to.onReached(bytes);
      onBytes?.(bytes, total);
    }
    return bytes;
  } finally {
    body.destroy();
    await file.close();
    if (bytes > limits.maxBytes) await to.part.discard();
  }
}

function missingBytes({ status, headers }: OpenedResponse, from: number, bytes: number): string | undefined {
  const expected =
    status === 206 ? totalOf(headers['content-range']) : numberOrNone(headers['content-length'], from);
  if (expected === undefined || expected === bytes) return undefined;
  return `${bytes} bytes of ${expected} came`;
}

function numberOrNone(text: string | undefined, from: number): number | undefined {
  return text === undefined ? undefined : from + Number(text);
}

/** RFC 9110 §14.4: `bytes 200-999/1000`, or an asterisk in place of the range where nothing is sent. */
function startOf(contentRange: string | undefined): number | undefined {
  const start = /^bytes (\d{1,15})-/u.exec(contentRange ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

function totalOf(contentRange: string | undefined): number | undefined {
  const total = /^bytes .{1,40}\/(\d{1,15})$/u.exec(contentRange ?? '')?.[1];
  return total === undefined ? undefined : Number(total);
}

/** What the file system refuses has a code of its own; the network's codes are other ones. */
function isOfTheDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOENT', 'EMFILE', 'EFBIG'].includes(code);
}
