import { setTimeout as pause } from 'node:timers/promises';
import type { DiscoveredBy } from '../../domain/observation.ts';
import type { ConnectSweep } from '../ports/connect-sweep.ts';
import type { NeighbourTable } from './neighbour-table.ts';

/** What managed devices, servers and desktops most often answer or refuse; asked of every address. */
const firstPorts = [443, 80, 22, 8291];
/** Asked only where the first ports were silent: a firewall may let just one of these through. */
const secondPorts = [23, 53, 8728, 445, 3389, 161, 8080, 21, 2000, 5900];

/** ARP asks again after a second (Linux retrans_time); one lost request must not hide a host. */
const secondArpWaitMs = 500;

/**
 * An old neighbour entry is doubted by the kernel once it is used: 5 s of waiting, then three requests a second
 * apart (Linux delay_first_probe_time, ucast_solicit). What is complete after that has answered anew.
 */
const oldEntryProofMs = 9000;

/** Longest wait for one answer: two round trips of a bad link, less than TCP's first retransmission. */
const answerTimeoutMs = 1000;

export interface DiscoverOptions {
  readonly sweep: Pick<ConnectSweep, 'run'>;
  readonly signal: AbortSignal;
  readonly connectTimeoutMs: number;
  readonly maxInFlight: number;
  readonly unlimitedRate: boolean;
  readonly neighbours: () => Promise<NeighbourTable | undefined>;
  readonly isOnLink: (address: string) => boolean;
  /** Hears that this machine had no sockets left to ask with, so that the address may be missed. */
  readonly onShortage: () => void;
  /** Replaced in tests. */
  readonly oldEntryProofMs?: number;
}

/**
 * Finds out by TCP connections whether a host is at `address`: an answer of any kind, a refusal too, proves it.
 * On the own segment ARP does as well, below every firewall: an entry that our packets made proves a host, one that
 * was there before only when it outlasts the kernel's doubt, and none disproves it. Undefined: nobody answered.
 */
export async function discoverHost(
  address: string,
  options: DiscoverOptions,
): Promise<DiscoveredBy | undefined> {
  const isOnLink = options.isOnLink(address);
  const before = isOnLink ? (await options.neighbours())?.get(address) : undefined;
  const startedAtMs = performance.now();
  const first = await ask(address, firstPorts, options);
  if (first !== undefined || options.signal.aborted) return first;
  const arp = isOnLink ? await arpAnswer(address, options) : 'unknown';
  if (arp === 'silent') return undefined;
  if (arp === 'own_mac' && before === undefined) return 'neighbour_table';
  const second = await ask(address, secondPorts, options);
  if (second !== undefined || arp !== 'own_mac') return second;
  await wait(startedAtMs + (options.oldEntryProofMs ?? oldEntryProofMs) - performance.now(), options.signal);
  if (options.signal.aborted) return undefined;
  return typeof (await options.neighbours())?.get(address) === 'string' ? 'neighbour_table' : undefined;
}

async function arpAnswer(
  address: string,
  { neighbours, signal }: DiscoverOptions,
): Promise<'own_mac' | 'silent' | 'unknown'> {
  const early = await neighbours();
  if (early?.get(address) === undefined) await wait(secondArpWaitMs, signal);
  const table = await neighbours();
  if (table === undefined || signal.aborted) return 'unknown';
  const mac = table.get(address);
  if (mac === undefined) return 'silent';
  return mac === null ? 'unknown' : 'own_mac';
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
}

async function ask(
  address: string,
  ports: readonly number[],
  options: DiscoverOptions,
): Promise<DiscoveredBy | undefined> {
  const { sweep, signal, connectTimeoutMs, maxInFlight, unlimitedRate } = options;
  const { firstAnswer, reason } = await sweep.run(
    {
      address,
      ports,
      timeoutMs: Math.min(answerTimeoutMs, connectTimeoutMs),
      maxInFlight,
      stopAtFirstAnswer: true,
      isCounted: false,
      unlimitedRate,
    },
    signal,
  );
  if (reason === 'local_resources') options.onShortage();
  if (firstAnswer === undefined) return undefined;
  return firstAnswer === 'open' ? 'tcp_open' : 'tcp_refused';
}
