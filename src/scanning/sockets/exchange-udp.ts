import { createSocket } from 'node:dgram';
import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../../domain/scope.ts';
import { assertInScope } from './compiled-scope.ts';
import { connectFailureReason } from './connect-failure.ts';

export interface ExchangeOptions {
  readonly scope: Scope;
  /** Longest wait for the reply. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /**
   * Sends the datagram once more after so many milliseconds of silence, when `spend` has resolved: it may have been lost. Once
   * there is nothing more to send the signal that `spend` is given aborts.
   */
  readonly again?: { readonly afterMs: number; readonly spend: (until: AbortSignal) => Promise<void> };
  /** Longer replies are cut; 65,535 when absent. */
  readonly maxReplyBytes?: number;
}

/** How long to wait for a socket when this machine has none to give. */
const exhaustedPauseMs = 50;

/**
 * Sends a datagram and waits for the first reply from that address and port. Undefined when nothing came in
 * time, when the port is closed or the host unreachable, and when the signal ended the wait: silence over UDP
 * says nothing. Throws `outside_scope`, before any packet, for what the scope does not permit.
 */
export async function exchangeUdp(
  target: { readonly address: string; readonly port: number },
  payload: Uint8Array,
  options: ExchangeOptions,
): Promise<Uint8Array | undefined> {
  assertInScope(options.scope, target.address);
  const endsAtMs = performance.now() + options.timeoutMs;
  for (;;) {
    const timeoutMs = Math.max(1, endsAtMs - performance.now());
    const reply = await exchangeOnce(target, payload, { ...options, timeoutMs });
    if (reply !== 'exhausted') return reply;
    if (performance.now() + exhaustedPauseMs >= endsAtMs) return undefined;
    await pause(exhaustedPauseMs, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function exchangeOnce(
  { address, port }: { readonly address: string; readonly port: number },
  payload: Uint8Array,
  { signal, timeoutMs, again, maxReplyBytes = 65_535 }: ExchangeOptions,
): Promise<Uint8Array | 'exhausted' | undefined> {
  if (signal?.aborted === true) return undefined;
  const family = address.includes(':') ? 6 : 4;
  return new Promise((resolve) => {
    // Addresses only: nothing may ever ask a name server on the way. Asked for the local address as well.
    const socket = createSocket({
      type: family === 4 ? 'udp4' : 'udp6',
      lookup: (numeric, _options, done) => done(null, numeric, family),
    });
    let settled = false;
    const settle = (reply?: Uint8Array | 'exhausted'): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(second);
      over.abort();
      signal?.removeEventListener('abort', onAbort);
      socket.close();
      resolve(reply);
    };
    const onAbort = (): void => settle();
    const timer = setTimeout(onAbort, timeoutMs);
    let second: NodeJS.Timeout | undefined;
    const over = new AbortController();
    const send = (): void => {
      if (settled) return;
      socket.send(payload, (error) => {
        if (error !== null) settle();
      });
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.on('error', (error) =>
      settle(connectFailureReason(error) === 'exhausted' ? 'exhausted' : undefined),
    );
    socket.on('message', (message) => settle(Uint8Array.from(message.subarray(0, maxReplyBytes))));
    // Connected, so that the kernel drops what others send and hands over ICMP port unreachable at once.
    socket.on('connect', () => {
      send();
      if (again === undefined || settled) return;
      second = setTimeout(() => void again.spend(over.signal).then(send, () => undefined), again.afterMs);
    });
    socket.connect(port, address);
  });
}
