import type { RouterSource } from '../../domain/router-inventory.ts';
import type { RouterLogin } from '../../domain/router-login.ts';
import type { Scope } from '../../domain/scope.ts';
import type { TlsTrust } from '../sockets/start-tls.ts';
import { openApiSession } from './api-session.ts';
import { openRouterStream } from './open-router-stream.ts';
import { restSession } from './rest-session.ts';
import type { RouterSession } from './router-session.ts';

export const routerChannels = ['rest', 'api_tls', 'api'] as const;
export type RouterChannel = (typeof routerChannels)[number];

/** A way to log in to the router: which, where, and how it is opened. */
export interface RouterDoor {
  readonly channel: RouterChannel;
  readonly source: RouterSource;
  readonly port: number;
  readonly open: (signal: AbortSignal) => Promise<RouterSession>;
}

/**
 * The ways that the login permits, best first: REST, the API over TLS, the bare API. Without TLS only where the site
 * says so and nothing is pinned: what is pinned is never told to anybody else.
 */
export function routerDoors(login: RouterLogin, scope: Scope): RouterDoor[] {
  const { address, user, ports, certificateSha256 } = login;
  if (user === undefined) return [];
  const { name: username, password } = user;
  const trust = trustOf(login);
  const stream = (port: number, signal: AbortSignal, tls: TlsTrust | undefined) =>
    openRouterStream({ scope, address, port, trust: tls, signal });
  const doors: RouterDoor[] = [];
  const { rest, apiTls, api } = ports;
  if (rest !== null) {
    doors.push({
      channel: 'rest',
      source: 'routeros_rest',
      port: rest,
      open: async (signal) => {
        const open = async () => stream(rest, signal, trust);
        return restSession({ address, port: rest, username, password, open }, signal);
      },
    });
  }
  const byApi = (channel: RouterChannel, port: number, tls: TlsTrust | undefined): RouterDoor => ({
    channel,
    source: 'routeros_api',
    port,
    open: async (signal) =>
      openApiSession(await stream(port, signal, tls), port, { username, password }, signal),
  });
  if (apiTls !== null) doors.push(byApi('api_tls', apiTls, trust));
  if (api !== null && login.trust === 'plaintext' && certificateSha256 === null) {
    doors.push(byApi('api', api, undefined));
  }
  return doors;
}

function trustOf({ certificateSha256, trust }: RouterLogin): TlsTrust {
  if (certificateSha256 !== null) return { kind: 'pinned', sha256: certificateSha256 };
  return { kind: trust === 'verified' ? 'verified' : 'any' };
}
