import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../../domain/scope.ts';
import { assertInScope } from './compiled-scope.ts';
import { ConnectFailure, connectFailureReason, type ConnectFailureReason } from './connect-failure.ts';

export interface ConnectOptions {
  readonly scope: Scope;
  /** Longest wait for the connection to be established. */
  readonly timeoutMs: number;
  /** Ends the attempt; an established socket is the caller's to close. */
  readonly signal?: AbortSignal;
}

/** How long to wait for a socket when this machine has none to give. */
const exhaustedPauseMs = 50;

/**
 * Opens one TCP connection; where the machine is out of sockets it tries again until the time is over. The socket
 * comes back paused, without listeners and without a timeout: put an `error` listener on it before anything else.
 * Rejects with a `ConnectFailure` whose `reason` is what was learnt, and with `SitewardenError` `outside_scope`,
 * before any packet, for what the scope does not permit.
 */
export async function connectTcp(
  target: { readonly address: string; readonly port: number },
  options: ConnectOptions,
): Promise<Socket> {
  assertInScope(options.scope, target.address);
  const endsAtMs = performance.now() + options.timeoutMs;
  for (;;) {
    try {
      return await connectOnce(target, { ...options, timeoutMs: Math.max(1, endsAtMs - performance.now()) });
    } catch (error) {
      const isExhausted = error instanceof ConnectFailure && error.reason === 'exhausted';
      if (!isExhausted || performance.now() + exhaustedPauseMs >= endsAtMs) throw error;
      await pause(exhaustedPauseMs, undefined, { signal: options.signal }).catch(() => undefined);
    }
  }
}

async function connectOnce(
  { address, port }: { readonly address: string; readonly port: number },
  options: ConnectOptions,
): Promise<Socket> {
  if (options.signal?.aborted === true) throw new ConnectFailure('aborted', address, port);
  return new Promise((resolve, reject) => {
    const socket = new Socket();
    const settle = (reason?: ConnectFailureReason): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      socket.removeAllListeners();
      if (reason === undefined) return resolve(socket);
      // A destroyed socket may still report the error of its close.
      socket.on('error', ignore);
      socket.destroy();
      reject(new ConnectFailure(reason, address, port));
    };
    const onAbort = (): void => settle('aborted');
    const timer = setTimeout(() => settle('timeout'), options.timeoutMs);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    socket.on('error', (error) => settle(connectFailureReason(error)));
    socket.on('connect', () => settle(isSelfConnection(socket) ? 'self_connection' : undefined));
    socket.connect({ host: address, port, autoSelectFamily: false });
  });
}

/**
 * Whether both ends of the connection are the same socket. On the machine's own addresses the kernel may pick
 * the asked port as the source port, and TCP's simultaneous open (RFC 9293 §3.5) then succeeds with nobody there.
 */
export function isSelfConnection(socket: Socket): boolean {
  return socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress;
}

function ignore(): void {
  // Nothing to do: the outcome has been told already.
}
