import { discoverHost, type Discovery } from '../discovery/discover-host.ts';
import { discardPort, nothing } from '../discovery/neighbour-question.ts';
import { unresolvedSlots } from '../discovery/unresolved-slots.ts';
import { announcedMac, heardAnnouncement } from './heard-announcement.ts';
import { identifyPort } from './identify-port.ts';
import { hostWindow, type ScanContext } from './scan-context.ts';

/**
 * What is at `address`: a device, nothing, or a device that an exclusion forbids. What is known of it before, by a lease
 * or by the neighbour table, decides before the first packet how it may be asked and whether at all.
 */
export async function discoverAddress(
  context: ScanContext,
  address: string,
  onShortage: () => void,
): Promise<Discovery | 'excluded' | undefined> {
  if (await isExcluded(context, address)) return 'excluded';
  if (context.request.assumeAlive) return { by: 'assumed' };
  if (context.terms.isKnownAlive(address)) return { by: 'router' };
  const found = await context.tally.during('discovery', async () => ask(context, address, onShortage));
  if (found === undefined) return undefined;
  return (await isExcluded(context, address)) ? 'excluded' : found;
}

async function ask(
  context: ScanContext,
  address: string,
  onShortage: () => void,
): Promise<Discovery | undefined> {
  const found = await discoverHost(address, {
    sweep: context.sweep,
    signal: context.signal,
    connectTimeoutMs: context.request.limits.connectTimeoutMs,
    maxInFlight: hostWindow(context, address),
    neighbours: context.neighbours,
    isOnLink: context.isOnLink,
    nudge: async () => nudge(context, address),
    unresolved: unresolvedSlots(),
    askOtherwise: async (_address, until) => context.silentAddresses.ask(address, until),
    answerTimes: context.answerTimes,
    onShortage,
  });
  if (found === 'absent') return undefined;
  return found ?? ((await answersOverUdp(context, address)) ? { by: 'udp_reply' } : undefined);
}

/**
 * Takes in what the neighbour table knows by now; whether the address may not be scanned because of it, or because of a
 * MAC that was announced from there.
 */
async function isExcluded(context: ScanContext, address: string): Promise<boolean> {
  const { terms, budget, neighbours } = context;
  if (terms.of(address).excludedBy !== null) return true;
  const entry = context.isOnLink(address) ? (await neighbours.table(address))?.get(address) : undefined;
  const announced = context.isOnLink(address) ? announcedMac(heardAnnouncement(context, address)) : null;
  const name = context.hostNames.get(address) ?? null;
  if (typeof entry !== 'string' && announced === null && name === null) return false;
  if (announced !== null && (await terms.learn(address, announced, name)).excludedBy !== null) return true;
  const { excludedBy } = await terms.learn(address, entry ?? null, name);
  // A bucket of the old terms would be too generous.
  budget.forget(address);
  return excludedBy !== null;
}

async function nudge(context: ScanContext, address: string): Promise<string | undefined> {
  await context.budget.take(address, context.signal).catch(() => undefined);
  if (context.signal.aborted) return 'aborted';
  context.tally.countSent(address);
  return context.door.send(address, discardPort, nothing);
}

/** Where only UDP ports are wanted a host may be there for UDP alone: then its answer to them finds it. */
async function answersOverUdp(context: ScanContext, address: string): Promise<boolean> {
  const { tcp, udp } = context.request.ports;
  if (tcp.length > 0) return false;
  const asked = udp.map(async (port) =>
    identifyPort(context, { address, port, transport: 'udp' }, context.signal),
  );
  return (await Promise.all(asked)).some(({ service }) => service !== undefined);
}
