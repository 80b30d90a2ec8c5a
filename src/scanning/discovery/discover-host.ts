import { setTimeout as pause } from 'node:timers/promises';
import type { DiscoveredBy } from '../../domain/observation.ts';
import { listeningMs } from '../budget/listening-time.ts';
import type { Slots } from '../budget/slots.ts';
import { longestSilenceMs } from '../scan-limits.ts';
import type { ConnectSweep } from '../ports/connect-sweep.ts';
import { blockOf } from './block-of.ts';
import type { AnswerTimes } from './answer-times.ts';
import { secondRequestWaitMs } from './neighbour-question.ts';
import type { NeighbourAnswer, NeighbourWatch } from './neighbour-watch.ts';

/** What managed devices, servers and desktops most often answer or refuse; asked of every address off the segment. */
const firstPorts = [443, 80, 22, 8291];
/** Asked only where the first ports were silent: a firewall may let just one of these through. */
const secondPorts = [23, 53, 8728, 445, 3389, 161, 8080, 21, 2000, 5900];

/** How long an address that nobody has stays in the kernel's table as unresolved (mcast_solicit × retrans_time). */
const unresolvedForMs = 3100;

/**
 * An old neighbour entry is doubted by the kernel once it is used: 5 s of waiting, then three requests a second
 * apart (Linux delay_first_probe_time, ucast_solicit). What is complete after that has answered anew.
 */
const oldEntryProofMs = 9000;

export interface DiscoverOptions {
  readonly sweep: Pick<ConnectSweep, 'run'>;
  readonly signal: AbortSignal;
  readonly connectTimeoutMs: number;
  readonly maxInFlight: number;
  readonly neighbours: Pick<NeighbourWatch, 'table' | 'wait' | 'noteAnswer'>;
  readonly isOnLink: (address: string) => boolean;
  /** Sends the datagram that makes the kernel ask who has the address; gives why it could not. */
  readonly nudge: (address: string) => Promise<string | undefined>;
  /** Bounds the unresolved addresses of this machine. */
  readonly unresolved: Pick<Slots, 'run'>;
  /** Asks by other means than TCP; only where TCP got no answer and no ARP can tell. Ends early at the signal. */
  readonly askOtherwise: (address: string, signal: AbortSignal) => Promise<'udp_reply' | 'icmp' | undefined>;
  /** How fast blocks of addresses answer. */
  readonly answerTimes: Pick<AnswerTimes<string>, 'note' | 'patienceMs'>;
  /** Hears that this machine had no sockets left to ask with, so that the address may be missed. */
  readonly onShortage: () => void;
  /** Replaced in tests. */
  readonly oldEntryProofMs?: number;
}

/** What was found at an address, and which answer showed it. */
export interface Discovery {
  readonly by: DiscoveredBy;
  /** The TCP answer that proved it; undefined where something else did. */
  readonly answer?: { readonly port: number; readonly kind: 'open' | 'refused' } | undefined;
}

/**
 * Finds out whether a host is at `address`. On the own segment one datagram makes the kernel ask by ARP or ND: an entry
 * that this made proves a host below every firewall, none after a second try disproves it. An entry that was there
 * before proves nothing: TCP, else the kernel's own doubt, decides. Off the segment any answer to TCP, a refusal too,
 * or to other questions proves a host. Undefined: nobody answered; `absent`: ARP says that nobody is there.
 */
export async function discoverHost(
  address: string,
  options: DiscoverOptions,
): Promise<Discovery | 'absent' | undefined> {
  if (!options.isOnLink(address)) return askFromAfar(address, options);
  const startedAtMs = performance.now();
  const before = (await options.neighbours.table(address))?.get(address);
  const arp = await askNeighbour(address, options);
  if (options.signal.aborted) return undefined;
  if (arp.kind === 'silent') return 'absent';
  if (arp.kind === 'mac' && before === undefined) return { by: 'neighbour_table' };
  if (arp.kind !== 'mac') return askFromAfar(address, options);
  const askedAtMs = listeningMs();
  const first = await ask(address, firstPorts, options, () =>
    options.answerTimes.patienceMs(blockOf(address)),
  );
  if (first !== undefined) options.neighbours.noteAnswer(address, listeningMs() - askedAtMs);
  const answered = first ?? (await ask(address, secondPorts, options));
  if (answered !== undefined) return answered;
  await wait(startedAtMs + (options.oldEntryProofMs ?? oldEntryProofMs) - performance.now(), options.signal);
  if (options.signal.aborted) return undefined;
  const entry = (await options.neighbours.table(address))?.get(address);
  return typeof entry === 'string' ? { by: 'neighbour_table' } : undefined;
}

/** Nudges the kernel and waits for its table. An address that stays unresolved holds its place while the kernel asks. */
async function askNeighbour(address: string, options: DiscoverOptions): Promise<NeighbourAnswer> {
  const { neighbours, nudge, signal, unresolved } = options;
  const answered = Promise.withResolvers<NeighbourAnswer>();
  const asking = unresolved.run(async () => {
    if (signal.aborted || (await nudge(address)) !== undefined) return answered.resolve({ kind: 'unknown' });
    const sentAtMs = performance.now();
    const answer = await neighbours.wait(address, secondRequestWaitMs, signal);
    answered.resolve(answer);
    if (answer.kind === 'silent') await linger(sentAtMs + unresolvedForMs - performance.now(), signal);
  });
  asking.catch(answered.reject);
  return answered.promise;
}

/** Where no ARP can tell: TCP, and whoever is silent to that is asked all the rest at once; the first answer ends it. */
async function askFromAfar(address: string, options: DiscoverOptions): Promise<Discovery | undefined> {
  const first = await ask(address, firstPorts, options, () =>
    options.answerTimes.patienceMs(blockOf(address)),
  );
  if (first !== undefined || options.signal.aborted) return first;
  const found = new AbortController();
  const signal = AbortSignal.any([options.signal, found.signal]);
  const otherwise = async (): Promise<Discovery | undefined> => {
    const by = await options.askOtherwise(address, signal);
    return by === undefined ? undefined : { by };
  };
  let discovery: Discovery | undefined;
  const take = (one: Discovery | undefined): void => {
    discovery ??= one;
    if (one !== undefined) found.abort();
  };
  const second = ask(address, secondPorts, { ...options, signal });
  await Promise.all([second.then(take), otherwise().then(take)]);
  return discovery;
}

function longestPatience({ connectTimeoutMs }: DiscoverOptions): number {
  return Math.min(longestSilenceMs, connectTimeoutMs);
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
}

/** As `wait`, but holds no process that has nothing else to do. */
async function linger(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(Math.max(0, milliseconds), undefined, { signal, ref: false }).catch(() => undefined);
}

/**
 * Asks ports until one answers. `patienceMs`: less for the first ports in a block that answers fast. The second ones have
 * all the time, since who is slow in such a block has not been heard yet.
 */
async function ask(
  address: string,
  ports: readonly number[],
  options: DiscoverOptions,
  patienceMs?: () => number,
): Promise<Discovery | undefined> {
  const { sweep, signal, maxInFlight } = options;
  if (signal.aborted) return undefined;
  const askedAtMs = listeningMs();
  const { firstAnswer, firstAnswerPort, reason } = await sweep.run(
    {
      address,
      ports,
      timeoutMs: longestPatience(options),
      ...(patienceMs && { patienceMs }),
      maxInFlight,
      stopAtFirstAnswer: true,
      isCounted: false,
    },
    signal,
  );
  if (reason === 'local_resources') options.onShortage();
  if (firstAnswer === undefined || firstAnswerPort === undefined) return undefined;
  options.answerTimes.note(blockOf(address), listeningMs() - askedAtMs);
  const answer = { port: firstAnswerPort, kind: firstAnswer };
  return { by: firstAnswer === 'open' ? 'tcp_open' : 'tcp_refused', answer };
}
