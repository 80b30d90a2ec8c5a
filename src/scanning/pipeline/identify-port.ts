import type { ServiceObservation, Transport } from '../../domain/observation.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { isNeverProbed } from '../fingerprint/udp-probe-ports.ts';
import {
  connectionsOfOneIdentification,
  identificationsOfOneHost,
  type ScanContext,
} from './scan-context.ts';
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
  if (context.request.portsOnly === true && target.transport === 'tcp') {
    return { service: unidentified(target), failed: false };
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
  const over = startDeadline(signal, timeoutMs, 'host_timeout', elapsedFor(context, target.address));
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
  const spend = async (until?: AbortSignal): Promise<void> => {
    const end = until === undefined ? signal : AbortSignal.any([signal, until]);
    // Who is told of the end while waiting looks at the signal next, and keeps what it knows already.
    await context.budget.take(target.address, end).catch(() => undefined);
    if (!end.aborted) context.tally.countSent(target.address);
  };
  try {
    // Loaded at the first open port, so that the first packets need not wait for it.
    const { identifyService } = await import('../fingerprint/identify-service.ts');
    const { scope } = context.request;
    const elapsedMs = elapsedFor(context, target.address);
    const { clock, feed } = context;
    const options = { scope, signal, timeoutMs, elapsedMs, clock, spend, feed };
    return { service: await identifyService(target, options), failed: false };
  } catch {
    return { service: unidentified(target), failed: !signal.aborted };
  }
}

/** Who has to wait for packets while the scan goes easy has more time for it; who need not wait has not. */
function elapsedFor({ budget, time }: ScanContext, address: string): () => number {
  return budget.isUnlimited(address) ? () => performance.now() : () => time.packetMs();
}

/** Waiting for the rates is not the service's fault: its time is what all that wait with it cost at most on top. */
function timeoutFor(context: ScanContext, address: string): number {
  const { identifyTimeoutMs, ratePerSecond } = context.request.limits;
  if (context.budget.isUnlimited(address)) return identifyTimeoutMs;
  const hostRate = context.terms.of(address).ratePerSecond;
  const packets = connectionsOfOneIdentification * 1000;
  const forScan = ratePerSecond === 0 ? 0 : packets / ratePerSecond;
  const forHost = hostRate === 0 ? 0 : (packets * identificationsOfOneHost(context, address)) / hostRate;
  return identifyTimeoutMs + forScan + forHost;
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
