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

/** Longest wait for one answer: two round trips of a bad link, less than TCP's first retransmission. */
const answerTimeoutMs = 1000;

export interface DiscoverOptions {
  readonly sweep: ConnectSweep;
  readonly signal: AbortSignal;
  readonly connectTimeoutMs: number;
  readonly maxInFlight: number;
  readonly unlimitedRate: boolean;
  readonly neighbours: () => Promise<NeighbourTable | undefined>;
  readonly isOnLink: (address: string) => boolean;
}

/**
 * Finds out by TCP connections whether a host is at `address`: an answer of any kind, a refusal too, proves it.
 * On the own segment a complete neighbour entry proves it as well, and its absence disproves it, because ARP
 * is answered below every firewall. Undefined: nobody answered, or the signal ended the wait.
 */
export async function discoverHost(
  address: string,
  options: DiscoverOptions,
): Promise<DiscoveredBy | undefined> {
  const first = await ask(address, firstPorts, options);
  if (first !== undefined || options.signal.aborted) return first;
  const arp = options.isOnLink(address) ? await arpAnswer(address, options) : 'unknown';
  if (arp === 'own_mac') return 'neighbour_table';
  return arp === 'silent' ? undefined : ask(address, secondPorts, options);
}

async function arpAnswer(
  address: string,
  { neighbours, signal }: DiscoverOptions,
): Promise<'own_mac' | 'silent' | 'unknown'> {
  const early = await neighbours();
  if (early?.get(address) === undefined) {
    await pause(secondArpWaitMs, undefined, { signal }).catch(() => undefined);
  }
  const table = await neighbours();
  if (table === undefined || signal.aborted) return 'unknown';
  const mac = table.get(address);
  if (mac === undefined) return 'silent';
  return mac === null ? 'unknown' : 'own_mac';
}

async function ask(
  address: string,
  ports: readonly number[],
  options: DiscoverOptions,
): Promise<DiscoveredBy | undefined> {
  const { sweep, signal, connectTimeoutMs, maxInFlight, unlimitedRate } = options;
  const { firstAnswer } = await sweep.run(
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
  if (firstAnswer === undefined) return undefined;
  return firstAnswer === 'open' ? 'tcp_open' : 'tcp_refused';
}
