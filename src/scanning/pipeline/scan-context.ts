import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { ScanLimits, ScanRequest } from '../../domain/scan-request.ts';
import type { Clock } from '../../support/clock.ts';
import { openFileLimit } from '../budget/open-file-limit.ts';
import { Slots } from '../budget/slots.ts';
import { TokenBucket } from '../budget/token-bucket.ts';
import { neighbourTableReader, type NeighbourTable } from '../discovery/neighbour-table.ts';
import { onLinkTest } from '../discovery/on-link-networks.ts';
import { readHostsFile } from '../discovery/hosts-file.ts';
import { ConnectSweep } from '../ports/connect-sweep.ts';
import { phantomTest } from '../ports/ephemeral-ports.ts';
import { LocalSweepPool } from '../ports/local-sweep/local-sweep-pool.ts';
import { defaultLimits } from '../scan-limits.ts';
import { isLoopbackAddress } from '../targets/is-loopback-address.ts';
import { ScanTally } from './scan-tally.ts';

/** Everything the hosts of one scan share: one budget, one tally, one end. */
export interface ScanContext {
  readonly request: ScanRequest;
  readonly clock: Clock;
  /** Fires at the end of the whole scan: stopped or out of time. */
  readonly signal: AbortSignal;
  readonly tally: ScanTally;
  readonly bucket: TokenBucket;
  readonly sweep: ConnectSweep;
  readonly localPool: LocalSweepPool;
  readonly tcpIdentifications: Slots;
  readonly udpIdentifications: Slots;
  readonly neighbours: () => Promise<NeighbourTable | undefined>;
  readonly isOnLink: (address: string) => boolean;
  /** Whether an open port may be one of the scanner's own. */
  readonly mayBePhantom: (address: string, port: number) => boolean;
  readonly hostNames: ReadonlyMap<string, string>;
  /** Sockets the port scan may use at once: the limit asked for, or what the process may open. */
  readonly maxInFlight: number;
  readonly feed: FeedFingerprints | undefined;
}

/** Most services that are talked to at once; each holds a few kilobytes and mostly waits. */
const mostIdentifications = 256;

/** TCP connections that the identification of one port may hold at once, all probes side by side. */
export const connectionsOfOneIdentification = 8;

/** How many hosts have their ports scanned at once; further ones wait, so that finished ones stream out. */
export const hostsAtOnce = 64;

/** Sets up what a scan needs. The port scan takes half of the descriptors, identification three eighths. */
export async function createScanContext(
  request: ScanRequest,
  clock: Clock,
  signal: AbortSignal,
  feed?: FeedFingerprints,
): Promise<ScanContext> {
  const files = openFileLimit();
  const maxInFlight = Math.max(1, Math.min(request.limits.maxInFlight, Math.floor(files / 2)));
  const atOnce = identificationsAtOnce(request.limits, maxInFlight, files);
  const tally = new ScanTally(request.addresses.length, request.ports.tcp.length);
  const bucket = new TokenBucket(request.limits.ratePerSecond);
  const { scope } = request;
  return {
    request,
    clock,
    signal,
    tally,
    bucket,
    sweep: new ConnectSweep({ scope, bucket, maxInFlight, tally }),
    localPool: new LocalSweepPool(scope, maxInFlight, (attempts, done) => {
      tally.packetsSent += attempts;
      tally.portsDone += done;
    }),
    tcpIdentifications: new Slots(atOnce.tcp),
    udpIdentifications: new Slots(atOnce.udp),
    neighbours: neighbourTableReader(),
    isOnLink: onLinkTest(),
    mayBePhantom: phantomTest(),
    hostNames: await readHostsFile(),
    maxInFlight,
    feed,
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

/** Whether the rate limit leaves `address` alone: no limit, or loopback under the default limit. */
export function isRateExempt(context: ScanContext, address: string): boolean {
  const { ratePerSecond } = context.request.limits;
  return ratePerSecond === 0 || (ratePerSecond === defaultLimits.ratePerSecond && isLoopbackAddress(address));
}

/** Attempts that may be under way at once to `address`. */
export function hostWindow(context: ScanContext, address: string): number {
  const { maxInFlightPerHost } = context.request.limits;
  const isDefault = maxInFlightPerHost === defaultLimits.maxInFlightPerHost;
  return isDefault && isLoopbackAddress(address) ? context.maxInFlight : Math.max(1, maxInFlightPerHost);
}
