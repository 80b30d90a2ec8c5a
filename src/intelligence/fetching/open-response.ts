import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { forbiddenPlace } from './fetch-errors.ts';

/** Through which a feed is fetched: nothing else is ever asked. */
export interface FetchDoor {
  /** `host` or `host:port` of every address that may be asked, redirects included. */
  readonly hosts: ReadonlySet<string>;
  /** An http:// proxy that every request goes through. */
  readonly proxy?: string | undefined;
}

export interface OpenedResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** To be read to its end or destroyed. */
  readonly body: IncomingMessage;
  /** Where it came from in the end. */
  readonly url: URL;
}

export interface OpenResponseOptions {
  readonly door: FetchDoor;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxRedirects: number;
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks for `url` and follows redirects (RFC 9110 §15.4) within the door. Errors: `feed_place_forbidden` (another host,
 * another scheme, https to http, too many redirects); what Node throws when nobody answers.
 */
export async function openResponse(start: URL, options: OpenResponseOptions): Promise<OpenedResponse> {
  let url = start;
  for (let redirects = 0; ; redirects += 1) {
    assertPermitted(url, options.door);
    const body = await ask(url, options);
    const status = body.statusCode ?? 0;
    const location = body.headers.location;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      return { status, headers: body.headers, body, url };
    }
    body.destroy();
    if (redirects >= options.maxRedirects) {
      throw forbiddenPlace(url, `it leads on after ${options.maxRedirects} redirects`);
    }
    if (!URL.canParse(location, url.href)) throw forbiddenPlace(url, 'it leads to no address');
    const next = new URL(location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      throw forbiddenPlace(next, `${url.host} leads there without encryption`);
    }
    url = next;
  }
}

function assertPermitted(url: URL, door: FetchDoor): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw forbiddenPlace(url, 'only http:// and https:// are fetched');
  }
  if (!door.hosts.has(url.host)) throw forbiddenPlace(url, 'no feed is configured to come from that host');
}

async function ask(url: URL, options: OpenResponseOptions): Promise<IncomingMessage> {
  const { door, headers, idleTimeoutMs, signal } = options;
  const proxyEnv = door.proxy === undefined ? undefined : { HTTPS_PROXY: door.proxy, HTTP_PROXY: door.proxy };
  const agentOptions = { keepAlive: false, ...(proxyEnv !== undefined && { proxyEnv }) };
  const secure = url.protocol === 'https:';
  const agent = secure ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
  const request: RequestOptions = { agent, headers, signal, timeout: idleTimeoutMs, maxHeaderSize: 32_768 };
  return new Promise((resolve, reject) => {
    const sent = (secure ? requestHttps : requestHttp)(url, request, resolve);
    sent.on('timeout', () => sent.destroy(new Error(`no byte for ${Math.ceil(idleTimeoutMs / 1000)} s`)));
    sent.on('error', reject);
    sent.end();
  });
}
