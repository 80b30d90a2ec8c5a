import type { DiscoveredBy } from '../../domain/observation.ts';
import { Slots } from '../budget/slots.ts';
import { discoverHost } from '../discovery/discover-host.ts';
import type { EventChannel } from './event-channel.ts';
import { identifyPort } from './identify-port.ts';
import { hostsAtOnce, hostWindow, isRateExempt, type ScanContext } from './scan-context.ts';
import { scanHost } from './scan-host.ts';
import { isSweptInWorkers } from './scan-ports.ts';
import { stopReasonOf } from './scan-stop.ts';

/** Addresses in discovery at once; the in-flight budget is the real bound, this one keeps memory small. */
const discoveriesAtOnce = 1024;
/** Finished hosts that may wait for a slow reader before no further host is begun. */
const mostUnread = 256;

/** Works through all addresses and puts hosts, then the end, into `channel`. */
export async function scanAddresses(context: ScanContext, channel: EventChannel): Promise<void> {
  const { addresses } = context.request;
  if (addresses.some((address) => isSweptInWorkers(context, address))) context.localPool.warmUp();
  const slots = new Slots(hostsAtOnce);
  const reasons = new Set<string>();
  const hosts: Promise<void>[] = [];
  const faults: unknown[] = [];
  const begin = async (address: string, discoveredBy: DiscoveredBy): Promise<void> => {
    const startedAt = context.clock.now();
    await slots.run(async () => {
      await channel.hasRoom(mostUnread, context.signal);
      const host = await scanHost(context, address, discoveredBy, startedAt);
      for (const reason of host.partialReasons) reasons.add(reason);
      channel.push({ type: 'host', host });
      context.tally.addressesDone += 1;
    });
  };
  await forEachAddress(context, async (address) => {
    const discoveredBy = await discover(context, address, () => reasons.add('local_resources'));
    if (discoveredBy === undefined) {
      context.tally.addressesDone += 1;
      return;
    }
    context.tally.hostsFound += 1;
    hosts.push(begin(address, discoveredBy).catch((fault: unknown) => void faults.push(fault)));
  });
  await Promise.all(hosts);
  // A fault of ours in one host must not end the others half-way, nor be hidden.
  if (faults.length > 0) throw faults[0];
  if (context.signal.aborted) reasons.add(stopReasonOf(context.signal));
  channel.setProgress(context.tally.progress(true));
  channel.push({
    type: 'end',
    partialReasons: [...reasons].sort(),
    addressesWithoutAnswer: addresses.length - context.tally.hostsFound,
    packetsSent: context.tally.packetsSent,
    phaseMs: context.tally.phaseMs(),
  });
}

async function discover(
  context: ScanContext,
  address: string,
  onShortage: () => void,
): Promise<DiscoveredBy | undefined> {
  if (context.request.assumeAlive) return 'assumed';
  return context.tally.during('discovery', async () => {
    const answered = await discoverHost(address, {
      sweep: context.sweep,
      signal: context.signal,
      connectTimeoutMs: context.request.limits.connectTimeoutMs,
      maxInFlight: hostWindow(context, address),
      unlimitedRate: isRateExempt(context, address),
      neighbours: context.neighbours,
      isOnLink: context.isOnLink,
      onShortage,
    });
    return answered ?? ((await answersOverUdp(context, address)) ? 'udp_reply' : undefined);
  });
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

/** In order, many at once, none begun after the scan's end. */
async function forEachAddress(context: ScanContext, work: (address: string) => Promise<void>): Promise<void> {
  const queue = context.request.addresses.values();
  const worker = async (): Promise<void> => {
    for (const address of queue) {
      if (context.signal.aborted) return;
      await work(address);
    }
  };
  const count = Math.min(discoveriesAtOnce, context.request.addresses.length);
  await Promise.all(Array.from({ length: count }, worker));
}
