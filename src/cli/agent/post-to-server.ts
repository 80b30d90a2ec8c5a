import { z } from 'zod';
import { isLoopbackHost } from './is-loopback-host.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const timeoutMs = 60_000;
const mostBytes = 64 * 1024 * 1024;

interface PostOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

const Refusal = z.object({ code: z.string(), message: z.string() });

/**
 * Posts JSON to the server and reads its answer. HTTPS alone, but for a server on this machine; redirects are not
 * followed. Throws `usage` / `server_url_unusable`; `unavailable` / `server_unreachable` for what may be better later; what
 * the server refuses with its own code as `forbidden`.
 */
export async function postToServer<Schema extends z.ZodType>(
  server: string,
  path: string,
  body: unknown,
  schema: Schema,
  { signal, headers = {} }: PostOptions = {},
): Promise<z.output<Schema>> {
  const url = new URL(path, assertUsable(server));
  const limits = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  let status: number;
  let answer: unknown;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any(limits),
    });
    ({ status } = response);
    answer = JSON.parse(await textOf(response));
  } catch (cause) {
    throw unreachable(server, cause);
  }
  if (status >= 500 || status === 429) throw unreachable(server, new Error(`status ${status}`));
  if (status >= 400) throw refusalOf(answer, status);
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw unreachable(server, parsed.error);
}

function assertUsable(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  const isUsable = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (isUsable) return server;
  throw new SitewardenError(
    'usage',
    'server_url_unusable',
    `${server} cannot be used: an agent speaks HTTPS with its server.`,
  );
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refusalOf(answer: unknown, status: number): SitewardenError {
  const { data } = Refusal.safeParse(answer);
  const { code = 'server_refused', message = `The server answered with ${status}.` } = data ?? {};
  return new SitewardenError('forbidden', code, message);
}

function unreachable(server: string, cause: unknown): SitewardenError {
  const word = cause instanceof Error ? cause.message : String(cause);
  return new SitewardenError('unavailable', 'server_unreachable', `${server} does not answer: ${word}`, {
    cause,
  });
}
