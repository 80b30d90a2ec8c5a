import { Slots } from '../budget/slots.ts';
import type { PingOutcome } from '../sockets/send-pings.ts';

type SendPings = (
  addresses: readonly string[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, PingOutcome>>;

/** Echo requests that one process sends, and how long an address waits for others: starting a process is dear. */
const mostInBatch = 256;
const gatherMs = 50;
const batchesAtOnce = 4;
/** Addresses of a family that could not be asked, with none that could, after which that family is not tried again. */
const mostRefusals = 3;
const nobody: ReadonlyMap<string, PingOutcome> = new Map();

/** Gathers addresses that shall be pinged, so that many share one process. */
export class PingBatches {
  readonly #send: SendPings;
  readonly #signal: AbortSignal;
  readonly #slots = new Slots(batchesAtOnce);
  readonly #gathered = {
    4: new Map<string, (by: PingOutcome) => void>(),
    6: new Map<string, (by: PingOutcome) => void>(),
  };
  /** Infinite where an echo request has gone out: what cannot be asked then is that address alone. */
  readonly #patience = { 4: mostRefusals, 6: mostRefusals };

  constructor(send: SendPings, signal: AbortSignal) {
    this.#send = send;
    this.#signal = signal;
  }

  /** Families of which addresses could not be asked, and none could. */
  get refused(): readonly (4 | 6)[] {
    return ([4, 6] as const).filter((family) => this.#patience[family] < mostRefusals);
  }

  /** `unusable` without a process once several of its family were, and none was not. */
  async ask(address: string): Promise<PingOutcome> {
    const family = address.includes(':') ? 6 : 4;
    if (this.#patience[family] <= 0) return 'unusable';
    const gathered = this.#gathered[family];
    return new Promise((resolve) => {
      gathered.set(address, resolve);
      if (gathered.size === 1) setTimeout(() => this.#flush(family), gatherMs);
      if (gathered.size >= mostInBatch) this.#flush(family);
    });
  }

  #flush(family: 4 | 6): void {
    const batch = new Map(this.#gathered[family]);
    this.#gathered[family].clear();
    if (batch.size === 0) return;
    void this.#slots.run(async () => this.#sendBatch(batch, family));
  }

  async #sendBatch(batch: ReadonlyMap<string, (by: PingOutcome) => void>, family: 4 | 6): Promise<void> {
    const asking =
      this.#patience[family] > 0 ? this.#send([...batch.keys()], this.#signal) : Promise.resolve(nobody);
    const outcomes = await asking.catch(() => nobody);
    for (const outcome of outcomes.values()) {
      this.#patience[family] = outcome === 'unusable' ? this.#patience[family] - 1 : Infinity;
    }
    for (const [address, settle] of batch) settle(outcomes.get(address) ?? 'silent');
  }
}
