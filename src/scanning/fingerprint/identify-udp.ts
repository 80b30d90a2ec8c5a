import { exchangeUdp } from '../sockets/exchange-udp.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { identifyReply } from './identify-reply.ts';
import { isEcho } from './converse.ts';
import type { FollowUp, UdpProbe } from './probes/probe.ts';
import { udpProbes } from './probes/registry.ts';
import type { ProbeAnswer } from './service-observation.ts';
import { askOnPort, type TcpSessionOptions } from './tcp-session.ts';

/** How long further answers of the same port are waited for after the first. */
const furtherAnswersMs = 400;
/**
 * A question is asked a second time after this, and given up after that: closed ports of a kernel that tells so only now
 * and then (Linux icmp_ratelimit) are as silent as those behind a firewall.
 */
const askAgainAfterMs = 1000;
const longestSilenceMs = 2500;

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
  const { target, scope, spend } = options;
  await spend();
  if (signal.aborted) return undefined;
  const sent = probe.payload(target);
  const timeoutMs = Math.min(options.timeoutMs, longestSilenceMs);
  const again = { afterMs: askAgainAfterMs, spend };
  const reply = await exchangeUdp(target, sent, { scope, timeoutMs, signal, again });
  if (reply === undefined || reply.length === 0) return undefined;
  const first = Buffer.from(reply);
  const next = probe.followUp?.(first, target);
  const further = next === undefined ? undefined : await askFurther(options, next, signal);
  const received = further === undefined ? first : Buffer.concat([first, further]);
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

/** The answer to one more question to the same address, each by the way it asks for. */
async function askFurther(
  options: TcpSessionOptions,
  question: FollowUp,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const { target, scope, timeoutMs } = options;
  if (question.transport === 'tcp') return askOnPort({ ...options, signal }, question.port, question.payload);
  await options.spend();
  if (signal.aborted) return undefined;
  const reply = await exchangeUdp(target, question.payload, {
    scope,
    timeoutMs: Math.min(timeoutMs, furtherAnswersMs),
    signal,
  });
  return reply === undefined ? undefined : Buffer.from(reply);
}
