import type { Duplex } from 'node:stream';
import { httpGetter, HttpFailure, type HttpAnswer } from '../sockets/http-getter.ts';
import { restPath } from './read-commands.ts';
import { RouterFailure } from './router-failure.ts';
import {
  answerTimeoutMs,
  maxAnswerBytes,
  maxRows,
  rowOf,
  type PrintAnswer,
  type RouterRow,
  type RouterSession,
} from './router-session.ts';

export interface RestLogin {
  readonly address: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** A connection to that router over TLS to whom is trusted. */
  readonly open: () => Promise<Duplex>;
}

/**
 * The REST API of version 7 (MikroTik documentation, "REST API"), with GET alone. Every request carries user and
 * password, to the router that `open` connects to and to nobody else: redirects are not followed.
 */
export function restSession(
  login: RestLogin,
  signal: AbortSignal,
  timeoutMs = answerTimeoutMs,
): RouterSession {
  const { address, port, username, password, open } = login;
  const host = address.includes(':') ? `[${address}]` : address;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
  const getter = httpGetter({
    open,
    host: `${host}:${port}`,
    headers: { authorization, accept: 'application/json' },
    maxBytes: maxAnswerBytes,
  });
  return {
    source: 'routeros_rest',
    port,
    async print(name) {
      const until = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        return answerOf(await getter.get(restPath(name), until));
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        throw new RouterFailure(error.reason === 'too_large' ? 'answer_too_large' : error.reason);
      }
    },
    close: () => getter.close(),
  };
}

function answerOf({ status, body }: HttpAnswer): PrintAnswer {
  if (status === 401) throw new RouterFailure('login_refused');
  const value = parsed(body);
  if (status === 200) return { kind: 'rows', rows: rowsOf(value) };
  // RouterOS says what it refuses in an object of its own; any other error is somebody else's web server.
  if (!isObject(value) || value['error'] !== status) throw new RouterFailure('not_routeros');
  const detail = `${String(value['message'])} ${String(value['detail'])}`;
  return { kind: status === 404 || /no such/iu.test(detail) ? 'no_such_menu' : 'not_permitted' };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new RouterFailure('not_routeros');
  }
}

/** Entries; a menu that is one thing is a bare object. */
function rowsOf(value: unknown): RouterRow[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  if (entries.length > maxRows) throw new RouterFailure('answer_too_large');
  return entries.map((entry) => {
    if (!isObject(entry)) throw new RouterFailure('not_routeros');
    return rowOf(Object.entries(entry).map(([name, text]) => [name, typeof text === 'string' ? text : '']));
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
