import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { MacMakers } from '../../domain/mac-makers.ts';
import type { ScanLimits, ScanRequest } from '../../domain/scan-request.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Clock } from '../../support/clock.ts';
import { openFileLimit } from '../budget/open-file-limit.ts';
import { Slots } from '../budget/slots.ts';
import { PacedTime } from '../budget/paced-time.ts';
import { PacketBudget } from '../budget/packet-budget.ts';
import type { ScanShare } from '../budget/scan-share.ts';
import { AnswerTimes } from '../discovery/answer-times.ts';
import { NeighbourWatch } from '../discovery/neighbour-watch.ts';
import { kernelNeighbours } from '../discovery/kernel-neighbours.ts';
import { PingBatches } from '../discovery/ping-batches.ts';
import { SilentAddresses } from '../discovery/silent-addresses.ts';
import { onLinkTest } from '../discovery/on-link-networks.ts';
import { readHostsFile } from '../discovery/hosts-file.ts';
import { ConnectSweep } from '../ports/connect-sweep.ts';
import { phantomTest } from '../ports/ephemeral-ports.ts';
import { LocalSweepPool } from '../ports/local-sweep/local-sweep-pool.ts';
import { SweepThreads } from '../ports/sweep-threads/sweep-threads.ts';
import { DatagramDoor } from '../sockets/datagram-door.ts';
import { hearDatagrams, type HeardDatagrams } from '../sockets/hear-datagrams.ts';
import { sendPings } from '../sockets/send-pings.ts';
import { defaultLimits } from '../scan-limits.ts';
import { isLoopbackAddress } from '../targets/is-loopback-address.ts';
import { mndpPort } from './heard-announcement.ts';
import { HostTermsBook } from './host-terms.ts';
import { ScanTally } from './scan-tally.ts';

/** Everything the hosts of one scan share: one budget, one tally, one end. */
export interface ScanContext {
  readonly request: ScanRequest;
  readonly clock: Clock;
  /** Fires at the end of the whole scan: stopped or out of time. */
  readonly signal: AbortSignal;
  /** Stands still while the scan waits for the router's sake. */
  readonly time: PacedTime;
  readonly tally: ScanTally;
  readonly budget: PacketBudget;
  readonly terms: HostTermsBook;
  readonly sweep: ConnectSweep;
  readonly localPool: LocalSweepPool;
  readonly threads: SweepThreads;
  readonly tcpIdentifications: Slots;
  readonly udpIdentifications: Slots;
  readonly door: DatagramDoor;
  readonly neighbours: NeighbourWatch;
  readonly silentAddresses: SilentAddresses;
  readonly pings: Pick<PingBatches, 'refused'>;
  /** How fast blocks behind routers answer. */
  readonly answerTimes: AnswerTimes<string>;
  /** What MikroTik devices of the own segment announce while the scan runs; undefined where it has no address there. */
  readonly announcements: HeardDatagrams | undefined;
  readonly isOnLink: (address: string) => boolean;
  /** Whether an open port may be one of the scanner's own. */
  readonly mayBePhantom: (address: string, port: number) => boolean;
  readonly hostNames: ReadonlyMap<string, string>;
  /** Sockets the port scan may use at once: the limit asked for, or what the process may open. */
  readonly maxInFlight: number;
  readonly feed: FeedFingerprints | undefined;
  readonly makers: MacMakers | undefined;
}

/** What a scan knows beside its own fingerprints and lists. */
export interface ScanKnowledge {
  /** Fingerprints of a feed, asked where none of our own fits. */
  readonly feed?: FeedFingerprints | undefined;
  /** Asked before the shipped list. */
  readonly makers?: MacMakers | undefined;
}

interface ScanTerms extends ScanKnowledge {
  readonly isPaced?: boolean;
  readonly time?: PacedTime;
  readonly share?: ScanShare | undefined;
}

/** Most services that are talked to at once; each holds a few kilobytes and mostly waits. */
const mostIdentifications = 256;

/** TCP connections that the identification of one port may hold at once, all probes side by side. */
export const connectionsOfOneIdentification = 8;

/** Packets a second of a scan without a limit where it may have to go slower for the router's sake. */
const pacedRate = 20_000;

/** How many hosts have their ports scanned at once; further ones wait, so that finished ones stream out. */
export const hostsAtOnce = 64;

/** Sets up what a scan needs. The port scan takes half of the descriptors, identification three eighths. */
export async function createScanContext(
  request: ScanRequest,
  clock: Clock,
  signal: AbortSignal,
  { feed, makers, isPaced = false, time = new PacedTime(), share }: ScanTerms = {},
): Promise<ScanContext> {
  const files = openFileLimit();
  const limits = leastLimits(request.limits, share);
  const maxInFlight = Math.max(1, Math.min(limits.maxInFlight, Math.floor(files / 2)));
  const atOnce = identificationsAtOnce(limits, maxInFlight, files);
  const tally = new ScanTally(request.addresses.length, request.ports.tcp.length, share?.terms.onSent);
  const terms = await termsOf(request, maxInFlight);
  const budget = budgetOf(request, terms, { isPaced, share });
  const { scope } = request;
  const door = new DatagramDoor(scope, (address) => silentAddresses.onReply(address));
  const pings = new PingBatches(async (addresses, until) => sendPings(scope, addresses, until), signal);
  const silentAddresses = new SilentAddresses({
    door,
    pings,
    spend: async (address) => {
      await budget.take(address, signal);
      tally.countSent(address);
    },
    signal,
    most: () => share?.now.silentAddresses ?? limits.silentAddressesAsked,
    onAsked: () => {
      if (share !== undefined) share.silentAsked += 1;
    },
  });
  return {
    request,
    clock,
    signal,
    time,
    tally,
    budget,
    terms,
    sweep: new ConnectSweep({ scope, budget, maxInFlight, tally }),
    ...sweepersOf(scope, maxInFlight, tally),
    tcpIdentifications: new Slots(atOnce.tcp),
    udpIdentifications: new Slots(atOnce.udp),
    door,
    neighbours: new NeighbourWatch(kernelNeighbours, {
      settlesEarly: request.ports.tcp.length + request.ports.udp.length === 0,
    }),
    silentAddresses,
    pings,
    answerTimes: new AnswerTimes(),
    announcements: await announcementsTo(request),
    isOnLink: onLinkTest(),
    mayBePhantom: phantomTest(),
    hostNames: await readHostsFile(),
    maxInFlight,
    feed,
    makers,
  };
}

/**
 * Connections of identification stay below the in-flight bound and a quarter of the descriptors, datagrams below an
 * eighth. Under a low rate few are begun at once, so that each gets its packets before its time is over.
 */
function identificationsAtOnce(
  { ratePerSecond, identifyTimeoutMs }: ScanLimits,
  maxInFlight: number,
  files: number,
): { readonly tcp: number; readonly udp: number } {
  const perPort = connectionsOfOneIdentification;
  const packets = (ratePerSecond * identifyTimeoutMs) / 1000;
  const byRate = ratePerSecond === 0 ? mostIdentifications : Math.floor(packets / 2 / perPort);
  const most = Math.min(mostIdentifications, byRate);
  return {
    tcp: Math.max(1, Math.min(most, Math.floor(maxInFlight / perPort), Math.floor(files / 4 / perPort))),
    udp: Math.max(1, Math.min(most, maxInFlight, Math.floor(files / 8 / 2))),
  };
}

/** Services of `address` that are talked to at once: its connections stay below the bound of one host. */
export function identificationsOfOneHost(context: ScanContext, address: string): number {
  return Math.max(1, Math.floor(hostWindow(context, address) / connectionsOfOneIdentification));
}

/** What is set once must do where the share becomes the smallest. */
function leastLimits(limits: ScanLimits, share: ScanShare | undefined): ScanLimits {
  if (share === undefined) return limits;
  const { least } = share.terms;
  return {
    ...limits,
    ratePerSecond: limits.ratePerSecond * least,
    maxInFlight: Math.floor(limits.maxInFlight * least),
  };
}

/** What sweeps ports on more than one core. */
function sweepersOf(
  scope: Scope,
  maxInFlight: number,
  tally: ScanTally,
): Pick<ScanContext, 'localPool' | 'threads'> {
  return {
    localPool: new LocalSweepPool(scope, maxInFlight, (address, attempts, done) => {
      tally.countSent(address, attempts);
      tally.portsDone += done;
    }),
    threads: new SweepThreads({
      scope,
      maxInFlight,
      onSent: (address, packets) => tally.countSent(address, packets),
      onPortsDone: (ports) => (tally.portsDone += ports),
    }),
  };
}

async function announcementsTo({ addresses, scope }: ScanRequest): Promise<HeardDatagrams | undefined> {
  return addresses.some(onLinkTest()) ? hearDatagrams(mndpPort, scope) : undefined;
}

/** How addresses may be asked, by what is known of them before the first packet. */
async function termsOf(request: ScanRequest, maxInFlight: number): Promise<HostTermsBook> {
  const terms = new HostTermsBook(request, maxInFlight);
  for (const { address } of request.known ?? []) await terms.learn(address, null);
  return terms;
}

/** The budget of the scan. Loopback is free of the scan's rate while it is the default one. */
function budgetOf(
  { limits }: ScanRequest,
  terms: HostTermsBook,
  { isPaced, share }: { readonly isPaced: boolean; readonly share: ScanShare | undefined },
): PacketBudget {
  const ratePerSecond = isPaced && limits.ratePerSecond === 0 ? pacedRate : limits.ratePerSecond;
  const isDefault = ratePerSecond === defaultLimits.ratePerSecond;
  return new PacketBudget({
    ratePerSecond,
    share,
    scanRate: (address) => (isDefault && isLoopbackAddress(address) ? 0 : ratePerSecond),
    hostRate: (address) => terms.of(address).ratePerSecond,
  });
}

/** Attempts that may be under way at once to `address`. */
export function hostWindow(context: ScanContext, address: string): number {
  return context.terms.of(address).maxInFlight;
}
