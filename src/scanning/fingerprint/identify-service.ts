import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { ServiceObservation, Transport } from '../../domain/observation.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Clock } from '../../support/clock.ts';
import { whenElapsed } from '../budget/paced-time.ts';
import { identifyTcp } from './identify-tcp.ts';
import { identifyUdp } from './identify-udp.ts';
import { isNeverProbed } from './never-probed-ports.ts';
import { serviceObservation } from './service-observation.ts';

export interface IdentifyOptions {
  readonly scope: Scope;
  /** Longest time for the port, all probes together. */
  readonly timeoutMs: number;
  /** The clock that this time goes by; the real one when absent. */
  readonly elapsedMs?: (() => number) | undefined;
  readonly signal?: AbortSignal;
  readonly clock: Clock;
  /** Rate budget: awaited before each connection or datagram. */
  readonly spend?: (until?: AbortSignal) => Promise<void>;
  /** Asked where no fingerprint of our own fits. */
  readonly feed?: FeedFingerprints | undefined;
}

/**
 * Finds out what program is behind a port: an open one over TCP, or one that may answer over UDP. Silent or
 * hostile services end at `timeoutMs`; print ports are never sent a byte. Over UDP undefined when nothing came.
 * Never rejects for network reasons; rejects with `outside_scope` for a target that the scope does not permit.
 */
export async function identifyService(
  target: { readonly address: string; readonly port: number; readonly transport: Transport },
  options: IdentifyOptions,
): Promise<ServiceObservation | undefined> {
  const { address, port, transport } = target;
  const { scope, timeoutMs, clock } = options;
  if (isNeverProbed(port))
    return transport === 'tcp' ? serviceObservation(target, undefined, clock) : undefined;
  const over = new AbortController();
  const { elapsedMs = () => performance.now() } = options;
  const dropTimer = whenElapsed(timeoutMs, elapsedMs, () => over.abort());
  const signal = options.signal === undefined ? over.signal : AbortSignal.any([options.signal, over.signal]);
  const spend = options.spend ?? (async () => undefined);
  const session = { target: { address, port }, scope, timeoutMs, signal, spend, feed: options.feed };
  try {
    if (transport === 'tcp') return serviceObservation(target, await identifyTcp(session), clock);
    const answer = await identifyUdp(session);
    return answer === undefined ? undefined : serviceObservation(target, answer, clock);
  } finally {
    dropTimer();
    over.abort();
  }
}
