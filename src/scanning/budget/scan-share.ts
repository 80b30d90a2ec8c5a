import type { ScanPace } from '../../domain/scan-pace.ts';

/** What one of several processes may do of one scan, at the moment. */
export interface ShareNow {
  /** Its part of the rate of the whole, above 0 and at most 1. */
  readonly ofRate: number;
  readonly pace: ScanPace;
  /** How many of its silent addresses may be asked once more, those that were asked already included. */
  readonly silentAddresses: number;
}

export interface ScanShareTerms {
  /** The smallest part that it may come to: bounds that are set once, at the begin, are kept by it. */
  readonly least: number;
  /** Whether the scan goes slower where its router is busy. */
  readonly isPaced: boolean;
  /** Whether it is not known at the moment how much may be sent; asked packet by packet. */
  readonly isHeld: () => boolean;
  /** Told of what was sent. */
  readonly onSent: (packets: number) => void;
}

/** The share that a scan has of a larger one, as it changes while both go on. */
export class ScanShare {
  readonly terms: ScanShareTerms;
  readonly #followers: ((now: ShareNow) => void)[] = [];
  #now: ShareNow;
  /** Silent addresses that were asked once more. */
  silentAsked = 0;

  constructor(terms: ScanShareTerms, now: ShareNow) {
    this.terms = terms;
    this.#now = now;
  }

  get now(): ShareNow {
    return this.#now;
  }

  set(next: ShareNow): void {
    this.#now = next;
    for (const follow of this.#followers) follow(next);
  }

  /** Calls `follow` now and at each change. */
  follow(follow: (now: ShareNow) => void): void {
    this.#followers.push(follow);
    follow(this.#now);
  }
}
