import { exchangeUdp } from '../sockets/exchange-udp.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { identifyReply } from './identify-reply.ts';
import { isEcho } from './converse.ts';
import type { UdpProbe } from './probes/probe.ts';
import { udpProbes } from './probes/registry.ts';
import type { ProbeAnswer } from './service-observation.ts';
import type { TcpSessionOptions } from './tcp-session.ts';

/** How long further answers of the same port are waited for after the first. */
const furtherAnswersMs = 400;

/** Sends every datagram that fits the port, side by side; the answer that tells most, undefined when none came. */
export async function identifyUdp(options: TcpSessionOptions): Promise<ProbeAnswer | undefined> {
  const enough = new AbortController();
  const signal = AbortSignal.any([options.signal, enough.signal]);
  let later: NodeJS.Timeout | undefined;
  const answers = await Promise.all(
    udpProbes
      .filter((probe) => probe.ports.includes(options.target.port))
      .map(async (probe) => {
        const answer = await askUdp(options, probe, signal);
        if (answer?.identity.product !== null && answer !== undefined) enough.abort();
        if (answer !== undefined) later ??= setTimeout(() => enough.abort(), furtherAnswersMs);
        return answer;
      }),
  );
  clearTimeout(later);
  const told = answers.filter((answer) => answer !== undefined);
  return told.sort((a, b) => worth(b) - worth(a))[0];
}

function worth({ identity }: ProbeAnswer): number {
  return (
    (identity.service === null ? 0 : 1) +
    (identity.product === null ? 0 : 1) +
    (identity.version === null ? 0 : 1)
  );
}

async function askUdp(
  options: TcpSessionOptions,
  probe: UdpProbe,
  signal: AbortSignal,
): Promise<ProbeAnswer | undefined> {
  const { target, scope, timeoutMs } = options;
  await options.spend();
  if (signal.aborted) return undefined;
  const sent = probe.payload(target);
  const reply = await exchangeUdp(target, sent, { scope, timeoutMs, signal });
  if (reply === undefined || reply.length === 0) return undefined;
  const received = Buffer.from(reply);
  const identity = isEcho({ sent, received })
    ? unknownIdentity
    : identifyReply({
        protocol: probe.protocol,
        port: target.port,
        transport: 'udp',
        data: received,
        feed: options.feed,
      });
  return { probe: probe.name, received, identity, tls: null };
}
