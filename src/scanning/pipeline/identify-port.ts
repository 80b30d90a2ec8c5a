import type { ServiceObservation, Transport } from '../../domain/observation.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { identifyService } from '../fingerprint/identify-service.ts';
import { isNeverProbed } from '../fingerprint/udp-probe-ports.ts';
import { isRateExempt, type ScanContext } from './scan-context.ts';

export interface PortTarget {
  readonly address: string;
  readonly port: number;
  readonly transport: Transport;
}

/** After the deadline or a stop an identification may take this long to hand over what it has. */
const graceMs = 1000;

/**
 * Finds out what listens on one port: `undefined` for a UDP port that did not answer. Print ports are never
 * sent a byte; they are named by their number. Never rejects: what fails is an unidentified service.
 */
export async function identifyPort(
  context: ScanContext,
  target: PortTarget,
  signal: AbortSignal,
): Promise<ServiceObservation | undefined> {
  if (isNeverProbed(target.port)) return target.transport === 'tcp' ? namedByPort(target) : undefined;
  const slots = target.transport === 'tcp' ? context.tcpIdentifications : context.udpIdentifications;
  return slots.run(async () => {
    if (signal.aborted) return unidentified(target);
    return withinGrace(
      ask(context, target, signal),
      context.request.limits.identifyTimeoutMs,
      signal,
      target,
    );
  });
}

async function ask(
  context: ScanContext,
  target: PortTarget,
  signal: AbortSignal,
): Promise<ServiceObservation | undefined> {
  const { scope, limits } = context.request;
  const isExempt = isRateExempt(context, target.address);
  return identifyService(target, {
    scope,
    signal,
    timeoutMs: limits.identifyTimeoutMs,
    clock: context.clock,
    spend: async () => {
      if (!isExempt) await context.bucket.take(signal);
      context.tally.packetsSent += 1;
    },
  }).catch(() => unidentified(target));
}

/** Whatever happens in there, a port is done with soon after its deadline. */
async function withinGrace(
  work: Promise<ServiceObservation | undefined>,
  timeoutMs: number,
  signal: AbortSignal,
  target: PortTarget,
): Promise<ServiceObservation | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const giveUp = Promise.withResolvers<ServiceObservation | undefined>();
  const end = (): void => giveUp.resolve(unidentified(target));
  timer = setTimeout(end, timeoutMs + graceMs);
  const onAbort = (): void => {
    clearTimeout(timer);
    timer = setTimeout(end, graceMs);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, giveUp.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function unidentified(target: PortTarget): ServiceObservation | undefined {
  if (target.transport === 'udp') return undefined;
  return { ...target, identity: unknownIdentity, tls: null, banner: null, observation: null };
}

function namedByPort({ port, transport }: PortTarget): ServiceObservation {
  const service = port === 631 ? 'ipp' : port === 515 ? 'printer' : 'jetdirect';
  const identity = { ...unknownIdentity, service, confidence: 10 };
  return { port, transport, identity, tls: null, banner: null, observation: null };
}
