import type { ServiceObservation, Transport } from '../../domain/observation.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { identifyService } from '../fingerprint/identify-service.ts';
import { isNeverProbed } from '../fingerprint/udp-probe-ports.ts';
import { connectionsOfOneIdentification, isRateExempt, type ScanContext } from './scan-context.ts';
import { startDeadline } from './deadline.ts';

export interface PortTarget {
  readonly address: string;
  readonly port: number;
  readonly transport: Transport;
}

/** What is known of a port, and whether identification broke instead of coming to an end. */
export interface IdentifiedPort {
  readonly service: ServiceObservation | undefined;
  readonly failed: boolean;
}

/** After the deadline or a stop an identification may take this long to hand over what it has. */
const graceMs = 1000;

/**
 * Finds out what listens on one port: no service for a UDP port that did not answer. Print ports are never
 * sent a byte; they are named by their number. Never rejects: what fails is an unidentified service, and says so.
 */
export async function identifyPort(
  context: ScanContext,
  target: PortTarget,
  signal: AbortSignal,
): Promise<IdentifiedPort> {
  if (isNeverProbed(target.port)) {
    return { service: target.transport === 'tcp' ? namedByPort(target) : undefined, failed: false };
  }
  const slots = target.transport === 'tcp' ? context.tcpIdentifications : context.udpIdentifications;
  return slots.run(async () => {
    if (signal.aborted) return { service: unidentified(target), failed: false };
    return withinGrace(context, target, signal);
  });
}

/** Whatever happens in there, a port is done with soon after its deadline, and holds no place in any queue. */
async function withinGrace(
  context: ScanContext,
  target: PortTarget,
  signal: AbortSignal,
): Promise<IdentifiedPort> {
  const timeoutMs = timeoutFor(context, target.address);
  const over = startDeadline(signal, timeoutMs, 'host_timeout');
  const giveUp = Promise.withResolvers<IdentifiedPort>();
  const end = (): void => giveUp.resolve({ service: unidentified(target), failed: !signal.aborted });
  let timer: NodeJS.Timeout | undefined;
  const onOver = (): void => {
    timer = setTimeout(end, graceMs);
  };
  over.signal.addEventListener('abort', onOver, { once: true });
  try {
    return await Promise.race([ask(context, target, timeoutMs, over.signal), giveUp.promise]);
  } finally {
    clearTimeout(timer);
    over.dispose();
  }
}

async function ask(
  context: ScanContext,
  target: PortTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<IdentifiedPort> {
  const isExempt = isRateExempt(context, target.address);
  const spend = async (): Promise<void> => {
    // Who is told of the end while waiting looks at the signal next, and keeps what it knows already.
    if (!isExempt) await context.bucket.take(signal).catch(() => undefined);
    if (!signal.aborted) context.tally.packetsSent += 1;
  };
  try {
    const { scope } = context.request;
    const options = { scope, signal, timeoutMs, clock: context.clock, spend, feed: context.feed };
    return { service: await identifyService(target, options), failed: false };
  } catch {
    return { service: unidentified(target), failed: !signal.aborted };
  }
}

/** Waiting for the rate is not the service's fault: its time is what its connections cost at most on top. */
function timeoutFor(context: ScanContext, address: string): number {
  const { identifyTimeoutMs, ratePerSecond } = context.request.limits;
  if (isRateExempt(context, address)) return identifyTimeoutMs;
  return identifyTimeoutMs + (connectionsOfOneIdentification * 1000) / ratePerSecond;
}

/** An open TCP port of which nothing more is known; nothing for a UDP port that said nothing. */
export function unidentified(target: PortTarget): ServiceObservation | undefined {
  if (target.transport === 'udp') return undefined;
  const { port, transport } = target;
  return { port, transport, identity: unknownIdentity, tls: null, banner: null, observation: null };
}

function namedByPort({ port, transport }: PortTarget): ServiceObservation {
  const service = port === 631 ? 'ipp' : port === 515 ? 'printer' : 'jetdirect';
  const identity = { ...unknownIdentity, service, confidence: 10 };
  return { port, transport, identity, tls: null, banner: null, observation: null };
}
