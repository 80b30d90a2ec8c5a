import { rankedTcpPorts } from '../ports/ranked-tcp-ports.ts';
import { sendTellingPings } from '../sockets/send-pings.ts';
import type { GhostAnswer } from './ghost-mark.ts';
import { hostWindow, type ScanContext } from './scan-context.ts';

/** Ports that no program is known for (RFC 6335 §6 keeps the last two for private use): no device has all of them. */
const unlikelyPorts = [1, 49_733, 61_357];
/** All that some devices have open: controllers, printers, cameras, phones and their exchanges, agents. */
const unusualPorts = [502, 102, 9100, 515, 631, 554, 161, 20_000, 44_818, 4840, 1911, 47_808, 62_078, 5060];
const rankedPorts = 40;
/** So many wanted ports are all asked; of more, the likeliest. */
const mostWanted = 64;

/**
 * Asks addresses of a block in which nearly every address answers what tells devices from ghosts: ports that nobody
 * uses, ports that devices have, one ping. What the end of the scan keeps from being asked is missing in the answer.
 */
export async function askGhosts(
  context: ScanContext,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, GhostAnswer>> {
  const [asked, pings] = await Promise.all([
    Promise.all(addresses.map(async (address) => [address, await openPorts(context, address)] as const)),
    pingsOf(context, addresses),
  ]);
  if (context.signal.aborted) return new Map();
  return new Map(
    asked.map(([address, open]) => {
      const unlikelyOpen = open.filter((port) => unlikelyPorts.includes(port)).length;
      return [
        address,
        { unlikelyOpen, likelyOpen: open.length - unlikelyOpen, ping: pings.get(address) ?? 'unknown' },
      ];
    }),
  );
}

async function openPorts(context: ScanContext, address: string): Promise<readonly number[]> {
  const { tcp } = context.request.ports;
  const wanted = tcp.length > mostWanted ? [] : tcp;
  const ports = [...unlikelyPorts, ...wanted, ...unusualPorts, ...rankedTcpPorts().slice(0, rankedPorts)];
  const { open } = await context.sweep.run(
    {
      address,
      ports: [...new Set(ports)],
      timeoutMs: context.request.limits.connectTimeoutMs,
      maxInFlight: hostWindow(context, address),
      stopAtFirstAnswer: false,
      isCounted: false,
    },
    context.signal,
  );
  return open;
}

async function pingsOf(
  context: ScanContext,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, GhostAnswer['ping']>> {
  const { budget, tally, signal, request } = context;
  for (const address of addresses) {
    await budget.take(address, signal).catch(() => undefined);
    if (signal.aborted) return new Map();
    tally.countSent(address);
  }
  const answers = await sendTellingPings(request.scope, addresses, signal);
  const pings = new Map<string, GhostAnswer['ping']>();
  for (const [address, { outcome, timeToLive }] of answers) {
    const reply = outcome === 'reply' ? timeToLive : null;
    pings.set(address, outcome === 'silent' ? outcome : (reply ?? 'unknown'));
  }
  return pings;
}
