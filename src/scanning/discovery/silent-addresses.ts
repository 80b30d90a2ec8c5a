import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatagramDoor } from '../sockets/datagram-door.ts';
import type { PingBatches } from './ping-batches.ts';
import { presenceQuestions } from './presence-questions.ts';

/** How long the answers to the datagrams are waited for after the last of them. */
const answerTimeoutMs = 900;

export interface SilentAddressesOptions {
  readonly door: Pick<DatagramDoor, 'send'>;
  readonly pings: Pick<PingBatches, 'ask'>;
  /** Waits for the packet's budget and counts it; rejects at the end of the scan. */
  readonly spend: (address: string) => Promise<void>;
  readonly signal: AbortSignal;
  /** How many addresses at most, by now; the rest stays with what TCP said. */
  readonly most: () => number;
  /** Told of each address that is asked. */
  readonly onAsked?: () => void;
}

/** Asks addresses that TCP found silent by ping and by datagrams that different kinds of devices answer. */
export class SilentAddresses {
  readonly #options: SilentAddressesOptions;
  readonly #waiting = new Map<string, () => void>();
  #asked = 0;
  #left = 0;

  constructor(options: SilentAddressesOptions) {
    this.#options = options;
  }

  /** Addresses that were not asked because there were too many. */
  get left(): number {
    return this.#left;
  }

  /** Takes note of a datagram that came from `address`. */
  onReply(address: string): void {
    this.#waiting.get(address)?.();
  }

  /** What answered first; undefined when nothing did until the signal, or when enough addresses were asked already. */
  async ask(address: string, given: AbortSignal): Promise<'udp_reply' | 'icmp' | undefined> {
    if (this.#asked >= this.#options.most()) {
      this.#left += 1;
      return undefined;
    }
    this.#asked += 1;
    this.#options.onAsked?.();
    const found = new AbortController();
    const signal = AbortSignal.any([found.signal, given, this.#options.signal]);
    const answers = [this.#askByDatagrams(address, signal), this.#askByPing(address, signal)];
    let by: 'udp_reply' | 'icmp' | undefined;
    await Promise.all(
      answers.map(async (answer) => {
        const outcome = await answer.catch(() => undefined);
        by ??= outcome;
        if (outcome !== undefined) found.abort();
      }),
    );
    return by;
  }

  async #askByDatagrams(address: string, signal: AbortSignal): Promise<'udp_reply' | undefined> {
    const answered = new Promise<'udp_reply'>((resolve) => {
      this.#waiting.set(address, () => resolve('udp_reply'));
    });
    const asking = async (): Promise<undefined> => {
      for (const { port, payload } of presenceQuestions) {
        if (signal.aborted) return undefined;
        await this.#options.spend(address);
        await this.#options.door.send(address, port, payload(address));
      }
      return pause(answerTimeoutMs, undefined, { signal });
    };
    return Promise.race([answered, asking()]).finally(() => this.#waiting.delete(address));
  }

  async #askByPing(address: string, signal: AbortSignal): Promise<'icmp' | undefined> {
    if (signal.aborted) return undefined;
    await this.#options.spend(address);
    // The batch goes on for the others; this address need not wait for it any longer.
    const ended = once(signal, 'abort').then(() => 'silent' as const);
    const outcome = await Promise.race([this.#options.pings.ask(address), ended]);
    return outcome === 'reply' ? 'icmp' : undefined;
  }
}
