import type { Discovery } from '../discovery/discover-host.ts';
import { Slots } from '../budget/slots.ts';
import { canSendPings } from '../sockets/send-pings.ts';
import { isLoopbackAddress } from '../targets/is-loopback-address.ts';
import { askGhosts } from './ask-ghosts.ts';
import { discoverAddress } from './discover-address.ts';
import type { EventChannel } from './event-channel.ts';
import { GhostWatch, type GhostBlock } from './ghost-watch.ts';
import { heardAnnouncement } from './heard-announcement.ts';
import { hostsAtOnce, type ScanContext } from './scan-context.ts';
import { scanHost } from './scan-host.ts';
import { isSweptInThreads, isSweptInWorkers } from './scan-ports.ts';
import { stopReasonOf } from './scan-stop.ts';

/** Addresses in discovery at once; the budgets are the real bound, this one keeps memory small. */
const discoveriesAtOnce = 1024;
/** Finished hosts that may wait for a slow reader before no further host is begun. */
const mostUnread = 256;

/** Works through all addresses and puts hosts, then the end, into `channel`. */
export async function scanAddresses(context: ScanContext, channel: EventChannel): Promise<void> {
  await new AddressScan(context, channel).run();
}

class AddressScan {
  readonly #context: ScanContext;
  readonly #channel: EventChannel;
  readonly #slots = new Slots(hostsAtOnce);
  readonly #reasons = new Set<string>();
  readonly #hosts: Promise<void>[] = [];
  readonly #faults: unknown[] = [];
  readonly #watch: GhostWatch;
  /** Addresses of the own segment with no answer so far. */
  readonly #silent: string[] = [];
  #excluded = 0;

  constructor(context: ScanContext, channel: EventChannel) {
    this.#context = context;
    this.#channel = channel;
    const { addresses, assumeAlive } = context.request;
    // The whole of loopback answers, as it should.
    const watched = assumeAlive ? [] : addresses.filter((address) => !isLoopbackAddress(address));
    this.#watch = new GhostWatch(watched, async (some) => askGhosts(context, some));
  }

  async run(): Promise<void> {
    const { addresses } = this.#context.request;
    if (addresses.some((address) => isSweptInWorkers(this.#context, address))) {
      this.#context.localPool.warmUp();
    }
    if (addresses.some((address) => isSweptInThreads(this.#context, address))) this.#context.threads.warmUp();
    await forEachAddress(this.#context, addresses, async (address) => this.#work(address));
    this.#watch.end();
    await Promise.all(this.#hosts);
    await this.#askAnnounced();
    await Promise.all(this.#hosts);
    // A fault of ours in one host must not end the others half-way, nor be hidden.
    if (this.#faults.length > 0) throw this.#faults[0];
    if (await this.#lacksPings()) this.#reasons.add('echo_requests_not_sent');
    this.#tellEnd();
  }

  /** Not where a single address could not be asked, such as one without a route. */
  async #lacksPings(): Promise<boolean> {
    const able = await Promise.all(this.#context.pings.refused.map(async (family) => canSendPings(family)));
    return able.includes(false);
  }

  async #work(address: string): Promise<void> {
    const { tally, silentAddresses } = this.#context;
    const found = await discoverAddress(this.#context, address, () => this.#reasons.add('local_resources'));
    if (silentAddresses.left > 0) this.#reasons.add('silent_addresses_not_asked');
    if (found === undefined || found === 'excluded') {
      if (found === 'excluded') this.#excluded += 1;
      else if (this.#context.isOnLink(address)) this.#silent.push(address);
      this.#watch.settle(address, found === 'excluded' ? 'proven' : 'silent');
      this.#finish(address);
      return;
    }
    tally.hostsFound += 1;
    // Not awaited: a host that has to wait for the verdict on its block must not hold up those that bring it.
    const seen = (await this.#isProven(address)) ? { by: found.by } : found;
    this.#hosts.push(this.#begin(address, seen).catch((fault: unknown) => void this.#faults.push(fault)));
  }

  /**
   * Asks once more who was silent and has announced himself since. The announcement is only why: anybody can send one in
   * another's name, so the answer to the question makes the host.
   */
  async #askAnnounced(): Promise<void> {
    const silent = this.#silent.splice(0);
    const announced = silent.filter((address) => heardAnnouncement(this.#context, address) !== undefined);
    await forEachAddress(this.#context, announced, async (address) => {
      this.#context.tally.addressesDone -= 1;
      await this.#work(address);
    });
  }

  async #begin(address: string, found: Discovery): Promise<void> {
    const context = this.#context;
    const startedAt = context.clock.now();
    const ghost = await this.#watch.admit(address, found);
    const host = await this.#slots.run(async () => {
      await this.#channel.hasRoom(mostUnread, context.signal);
      return ghost.aborted ? undefined : scanHost(context, address, found.by, startedAt, ghost);
    });
    // Whoever says something is somebody; who accepts or refuses in silence may turn out to be nobody.
    const isSilent = host?.services.every(({ observation }) => observation === null) === true;
    if (isSilent) await this.#watch.concluded(address);
    if (host === undefined || ghost.aborted) context.tally.hostsFound -= 1;
    else {
      for (const reason of host.partialReasons) this.#reasons.add(reason);
      this.#channel.push({ type: 'host', host });
    }
    this.#finish(address);
  }

  /** Whether a MAC of its own says who answers: from the own segment, or from the router's tables. */
  async #isProven(address: string): Promise<boolean> {
    const { terms, isOnLink, neighbours } = this.#context;
    if (terms.isKnownByMac(address)) return true;
    return isOnLink(address) && typeof (await neighbours.table(address))?.get(address) === 'string';
  }

  #finish(address: string): void {
    const { tally, budget, terms } = this.#context;
    tally.addressesDone += 1;
    tally.takeSentTo(address);
    budget.forget(address);
    terms.forget(address);
  }

  #tellEnd(): void {
    const { signal, tally, request } = this.#context;
    const { ghosts } = this.#watch;
    if (signal.aborted) this.#reasons.add(stopReasonOf(signal));
    for (const block of ghosts) this.#reasons.add(wordsOf(block));
    const ghostAddresses = ghosts.reduce((sum, { addresses }) => sum + addresses, 0);
    const { ratePerSecond, ratePerSecondPerHost } = request.limits;
    this.#channel.setProgress(tally.progress(true));
    this.#channel.push({
      type: 'end',
      partialReasons: [...this.#reasons].sort(),
      addressesWithoutAnswer: request.addresses.length - tally.hostsFound - ghostAddresses - this.#excluded,
      excludedDevices: this.#excluded,
      ghostAddresses,
      traffic: {
        packetsSent: tally.packetsSent,
        peakPerSecond: tally.peakPerSecond,
        ratePerSecond,
        ratePerSecondPerHost,
      },
      phaseMs: tally.phaseMs(),
    });
  }
}

function wordsOf({ first, last, addresses, kind }: GhostBlock): string {
  const does = kind === 'accepts_everything' ? 'accepts' : 'refuses';
  return `${first}-${last}: something ${does} every connection for ${addresses} addresses; not scanned as devices`;
}

/** In order, many at once, none begun after the scan's end. */
async function forEachAddress(
  context: ScanContext,
  addresses: readonly string[],
  work: (address: string) => Promise<void>,
): Promise<void> {
  const queue = addresses.values();
  const worker = async (): Promise<void> => {
    for (const address of queue) {
      if (context.signal.aborted) return;
      await work(address);
    }
  };
  const count = Math.min(discoveriesAtOnce, addresses.length);
  await Promise.all(Array.from({ length: count }, worker));
}
