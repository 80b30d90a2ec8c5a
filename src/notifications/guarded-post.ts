import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { HttpMessage } from './http-message.ts';
import type { Means } from './means.ts';
import { permittedAddresses } from './permitted-addresses.ts';

/** More of an answer is not read; nothing of it is kept. */
const mostAnswerBytes = 16_384;

/**
 * Posts to an address that somebody named, as OWASP ASVS 5.0, 1.3.6 asks: the name is resolved once, every address
 * judged, and the connection made to those alone; no redirect is followed, no proxy asked, size and time bounded.
 */
export async function guardedPost(
  { url: text, headers, body }: HttpMessage,
  means: Pick<Means, 'guard' | 'resolve' | 'timeoutMs'>,
  signal: AbortSignal,
): Promise<DeliveryOutcome> {
  const url = new URL(text);
  const timeout = AbortSignal.timeout(means.timeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  const late = { kind: 'failed', status: null, reason: `no answer within ${means.timeoutMs} ms` } as const;
  const permission = await Promise.race([permittedAddresses(url, means), aborted(either)]);
  if (permission === undefined) return late;
  if ('refusal' in permission) {
    const kind = permission.isFinal ? 'given_up' : 'failed';
    return { kind, status: null, reason: permission.refusal };
  }
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      ...headers,
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Sitewarden',
      'accept-encoding': 'identity',
    },
    agent: false,
    maxHeaderSize: 16_384,
    signal: either,
    lookup: pinned(permission.addresses),
  };
  try {
    return outcomeOf(await post(url, options, body));
  } catch (error) {
    return timeout.aborted ? late : { kind: 'failed', status: null, reason: reasonOf(error) };
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

/** Gives what was judged, whatever the name means by now. */
function pinned(addresses: readonly string[]): NonNullable<RequestOptions['lookup']> {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first] = all;
    if (options.all === true) callback(null, all);
    else callback(null, first?.address ?? '', first?.family);
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

async function post(url: URL, options: RequestOptions, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    // The status says all; how the rest of the answer ends does not matter.
    let answer: Answer | undefined;
    const end = (error?: unknown): void => {
      if (answer === undefined) reject(error instanceof Error ? error : new Error('no answer'));
      else resolve(answer);
    };
    const sent = request(url, options, (response: IncomingMessage) => {
      answer = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostAnswerBytes) response.destroy();
      });
      response.on('error', end);
      response.on('close', end);
    });
    sent.on('error', end);
    // An answer of another protocol (101) ends the connection without an error or an answer.
    sent.on('close', end);
    sent.end(body);
  });
}

function outcomeOf({ status, retryAfter }: Answer): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent', status };
  if (status >= 300 && status < 400) {
    return { kind: 'failed', status, reason: `it answered ${status}, and no redirect is followed` };
  }
  // Standard Webhooks: whoever answers 410 wants nothing any more.
  if (status === 410) return { kind: 'given_up', status, reason: 'it answered 410: it is gone' };
  return {
    kind: 'failed',
    status,
    reason: `it answered ${status}`,
    retryAfterSeconds: secondsOf(retryAfter),
  };
}

const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

/** Seconds, or the time until a date (RFC 9110 §10.2.3); undefined where neither is said. */
function secondsOf(retryAfter = ''): number | undefined {
  if (/^\d{1,6}$/u.test(retryAfter)) return Number(retryAfter);
  const at = httpDate.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** Neither the address nor what a peer sent is told: an address may hold a secret. */
function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : 'unknown';
  return `the connection failed: ${/^[A-Z0-9_]{1,60}$/u.test(code) ? code : 'unknown'}`;
}
