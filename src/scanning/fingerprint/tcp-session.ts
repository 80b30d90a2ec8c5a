import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { Scope } from '../../domain/scope.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import type { TlsObservation } from '../../domain/observation.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { connectTcp } from '../sockets/connect-tcp.ts';
import { converse, isEcho, type ConversationPlan } from './converse.ts';
import { identifyCertificate } from './identify-certificate.ts';
import { identifyReply } from './identify-reply.ts';
import type { TcpProbe } from './probes/probe.ts';
import { refuseTelnetOptions } from './replies/read-telnet.ts';
import type { ProbeAnswer } from './service-observation.ts';
import { tlsHandshake } from './tls-handshake.ts';
import { innerProbe, isSpeakFirstTlsPort } from './tls-ports.ts';

export interface TcpSessionOptions {
  readonly target: { readonly address: string; readonly port: number };
  readonly scope: Scope;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly spend: (until?: AbortSignal) => Promise<void>;
  readonly feed: FeedFingerprints | undefined;
}

const innerListenMs = 300;
const innerSpeakFirstMs = 2000;

/** Listens without a word, politely refusing the options of a Telnet server so that it goes on to its banner. */
export async function listenFirst(options: TcpSessionOptions): Promise<ProbeAnswer | undefined> {
  return withSocket(options, async (socket) =>
    exchange(socket, 'null-probe', options, null, { followUp: refuseTelnetOptions }),
  );
}

/** Asks one question over a connection of its own. */
export async function askTcp(options: TcpSessionOptions, probe: TcpProbe): Promise<ProbeAnswer | undefined> {
  return withSocket(options, async (socket) =>
    exchange(socket, probe.name, options, null, {
      payload: probe.payload(options.target),
      followUp: probe.followUp,
    }),
  );
}

/** What another port of the same address answers to one question; undefined for nothing. */
export async function askOnPort(
  options: TcpSessionOptions,
  port: number,
  payload: Buffer,
): Promise<Buffer | undefined> {
  const { address } = options.target;
  return withSocket({ ...options, target: { address, port } }, async (socket) => {
    const { received } = await converse(socket, { payload, signal: options.signal });
    return received.length === 0 ? undefined : received;
  });
}

/**
 * Shakes hands over TLS and asks inside what fits the port: services that speak first are listened to, on other
 * ports a short listening goes before HTTP. Undefined when the port does not speak TLS.
 */
export async function askInsideTls(options: TcpSessionOptions): Promise<ProbeAnswer | undefined> {
  return withSocket(options, async (socket) => {
    const handshake = await tlsHandshake(socket, options.signal);
    if (handshake.kind === 'refused') {
      return handshake.speaksTls ? tlsAnswer(null) : undefined;
    }
    const { stream, observation, names } = handshake;
    const named = (answer: ProbeAnswer): ProbeAnswer => {
      return { ...answer, identity: identifyCertificate(answer.identity, names, options.feed) };
    };
    try {
      const speakFirst = isSpeakFirstTlsPort(options.target.port);
      const probe = innerProbe(options.target.port);
      if (speakFirst || probe === undefined) {
        const heard = await exchange(stream, 'tls-null-probe', options, observation, {
          firstByteMs: speakFirst ? innerSpeakFirstMs : innerListenMs,
        });
        if (heard !== undefined) return named(orTls(heard));
      }
      const { name, payload, followUp } = probe ?? innerProbe(443) ?? fallback();
      const told = await exchange(stream, `tls-${name}`, options, observation, {
        payload: payload(options.target),
        followUp,
      });
      return named(told === undefined ? tlsAnswer(observation) : orTls(told));
    } finally {
      stream.destroy();
    }
  });
}

function fallback(): never {
  throw new SitewardenError('internal', 'no_http_probe', 'The registry holds no probe for port 443.');
}

/** A TLS service whose inside stayed unknown is still a TLS service. */
function orTls(answer: ProbeAnswer): ProbeAnswer {
  if (answer.identity.service !== null) return answer;
  return { ...answer, identity: { ...answer.identity, service: 'tls' } };
}

function tlsAnswer(tls: TlsObservation | null): ProbeAnswer {
  return {
    probe: 'tls-handshake',
    received: Buffer.alloc(0),
    identity: { ...unknownIdentity, service: 'tls' },
    tls,
  };
}

async function exchange(
  stream: Duplex,
  name: string,
  options: TcpSessionOptions,
  tls: TlsObservation | null,
  plan: Omit<ConversationPlan, 'signal'>,
): Promise<ProbeAnswer | undefined> {
  const conversation = await converse(stream, { ...plan, signal: options.signal });
  const { received } = conversation;
  if (received.length === 0) return undefined;
  const identity = isEcho(conversation)
    ? unknownIdentity
    : identifyReply({
        protocol: '',
        port: options.target.port,
        transport: 'tcp',
        data: received,
        feed: options.feed,
      });
  return { probe: name, received, identity, tls };
}

async function withSocket<Answer>(
  options: TcpSessionOptions,
  use: (socket: Socket) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const { target, scope, timeoutMs, signal } = options;
  await options.spend();
  if (signal.aborted) return undefined;
  let socket: Socket;
  try {
    socket = await connectTcp(target, { scope, timeoutMs, signal });
  } catch (error) {
    // Outside the scope is a fault of the caller; everything else is the network's way of saying no.
    if (error instanceof SitewardenError && error.code === 'outside_scope') throw error;
    return undefined;
  }
  socket.on('error', () => undefined);
  try {
    return await use(socket);
  } finally {
    socket.destroy();
  }
}
