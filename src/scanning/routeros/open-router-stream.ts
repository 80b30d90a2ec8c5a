import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Scope } from '../../domain/scope.ts';
import { ConnectFailure } from '../sockets/connect-failure.ts';
import { connectTcp } from '../sockets/connect-tcp.ts';
import { startTls, type TlsTrust } from '../sockets/start-tls.ts';
import { RouterFailure } from './router-failure.ts';

const connectTimeoutMs = 5000;
const handshakeTimeoutMs = 10_000;

export interface RouterStreamOptions {
  readonly scope: Scope;
  readonly address: string;
  readonly port: number;
  /** Undefined: no TLS at all. */
  readonly trust: TlsTrust | undefined;
  readonly signal: AbortSignal;
}

/** A connection to the router, over TLS only to whom is trusted. `RouterFailure`, or `outside_scope` before any packet. */
export async function openRouterStream(options: RouterStreamOptions): Promise<Duplex> {
  const { address, trust, signal } = options;
  const socket = await connected(options);
  socket.on('error', () => undefined);
  if (trust === undefined) return socket;
  const until = AbortSignal.any([signal, AbortSignal.timeout(handshakeTimeoutMs)]);
  const tls = await startTls(socket, address, trust, until);
  if (tls.kind === 'trusted') return tls.stream;
  socket.destroy();
  if (tls.kind === 'failed') throw new RouterFailure(until.aborted ? 'timed_out' : 'tls_failed');
  const reason = trust.kind === 'pinned' ? 'certificate_changed' : 'certificate_untrusted';
  throw new RouterFailure(reason, tls.sha256);
}

async function connected({ scope, address, port, signal }: RouterStreamOptions): Promise<Socket> {
  try {
    return await connectTcp({ address, port }, { scope, timeoutMs: connectTimeoutMs, signal });
  } catch (error) {
    if (error instanceof ConnectFailure) throw new RouterFailure('unreachable');
    throw error;
  }
}
