import { shareOfPace, type ScanPace } from '../../domain/scan-pace.ts';
import type { ScanShare } from './scan-share.ts';
import { TokenBucket } from './token-bucket.ts';

export interface PacketBudgetTerms {
  /** Packets a second over the whole scan to `address`; 0 = no bound. */
  readonly scanRate: (address: string) => number;
  /** Packets a second to `address` alone; 0 = no bound of its own. */
  readonly hostRate: (address: string) => number;
  readonly ratePerSecond: number;
  /** What of the scan's rate is there; absent: all of it. */
  readonly share?: ScanShare | undefined;
}

/** Whether a packet may leave now, or what it waits for. */
export type PacketGrant = 'granted' | 'scan_waits' | 'host_waits';

/**
 * Who may send how much: one bucket for the scan and one for each address under way. A packet needs a token of both.
 * `forget` drops an address that is done, so that memory follows what is under way and not what was asked.
 */
export class PacketBudget {
  readonly #terms: PacketBudgetTerms;
  readonly #scan: TokenBucket;
  readonly #hosts = new Map<string, TokenBucket>();
  #pace: ScanPace = 'full';
  #share = 1;

  constructor(terms: PacketBudgetTerms) {
    const { ratePerSecond, share } = terms;
    this.#terms = terms;
    // What others have saved up may leave at the same moment.
    this.#scan = new TokenBucket(ratePerSecond, {
      isShut: share?.terms.isHeld,
      isEmpty: share !== undefined,
    });
    share?.follow(({ ofRate }) => {
      this.#share = ofRate;
      this.#setRate();
    });
  }

  /** Goes slower or faster from now on, within the rate of the scan. What is free of that rate stays so. */
  setPace(pace: ScanPace): void {
    this.#pace = pace;
    this.#setRate();
  }

  #setRate(): void {
    this.#scan.setPace(shareOfPace[this.#pace] * this.#share, this.#pace === 'paused');
  }

  /** Whether no bound holds for `address`: then nobody needs to ask packet by packet. */
  isUnlimited(address: string): boolean {
    return this.#terms.scanRate(address) === 0 && this.#terms.hostRate(address) === 0;
  }

  tryTake(address: string): PacketGrant {
    const host = this.#hostBucket(address);
    if (host !== undefined && host.msUntilNext() > 0) return 'host_waits';
    if (this.#terms.scanRate(address) !== 0 && !this.#scan.tryTake()) return 'scan_waits';
    host?.tryTake();
    return 'granted';
  }

  /** Milliseconds until the bucket that said no may say yes. */
  msUntilNext(address: string, grant: PacketGrant): number {
    if (grant === 'granted') return 0;
    return grant === 'scan_waits' ? this.#scan.msUntilNext() : (this.#hosts.get(address)?.msUntilNext() ?? 0);
  }

  /** Waits for both tokens; goes before those who only try. Rejects with the signal's reason when it fires. */
  async take(address: string, signal?: AbortSignal): Promise<void> {
    await this.#hostBucket(address)?.take(signal);
    if (this.#terms.scanRate(address) !== 0) await this.#scan.take(signal);
  }

  /** The address is done, or its class became known and its terms with it. */
  forget(address: string): void {
    this.#hosts.delete(address);
  }

  #hostBucket(address: string): TokenBucket | undefined {
    const rate = this.#terms.hostRate(address);
    if (rate === 0) return undefined;
    const existing = this.#hosts.get(address);
    if (existing !== undefined) return existing;
    const bucket = new TokenBucket(rate);
    this.#hosts.set(address, bucket);
    return bucket;
  }
}
