import { listeningMs } from '../budget/listening-time.ts';
import { AnswerTimes } from './answer-times.ts';
import type { NeighbourTable } from './neighbour-table.ts';

/** What ARP or ND brought: a MAC, one that stands for many addresses, nothing, or no table to look into. */
export type NeighbourAnswer =
  | { readonly kind: 'mac'; readonly macAddress: string }
  | { readonly kind: 'shared_mac' | 'silent' | 'unknown' };

export interface NeighbourSource {
  readonly ipv4: () => Promise<NeighbourTable | undefined>;
  readonly ipv6: () => Promise<NeighbourTable | undefined>;
}

export interface NeighbourWatchOptions {
  /**
   * Whether a segment whose answers all came fast and lie behind is not waited for until the kernel asks again: for
   * scans of which waiting is the most, and which lose nothing but a host that a lost packet hid.
   */
  readonly settlesEarly?: boolean;
  /** Replaced in tests. */
  readonly listeningMs?: () => number;
}

interface Watched {
  /** Whether the table knew it before it was asked: then it says nothing of the segment. */
  readonly wasKnown: boolean;
  readonly settle: (answer: NeighbourAnswer) => void;
  /** By the clock of `listeningMs`. */
  readonly heardSinceMs: number;
  readonly untilMs: number;
}

const firstLookMs = 10;
const longestPauseMs = 60;
/** A look at the IPv6 table starts a process: not as often as at the other one. */
const ipv6PauseMs = 120;
/** How old a table may be that tells what was known before anything was sent. */
const freshMs = 200;

/**
 * Looks into the kernel's neighbour table for many addresses at once: one read serves all that wait. Reads only while
 * somebody waits, often at first and less often later.
 */
export class NeighbourWatch {
  readonly #source: NeighbourSource;
  readonly #waiting = { 4: new Map<string, Watched>(), 6: new Map<string, Watched>() };
  readonly #tables = { 4: noTable(), 6: noTable() };
  readonly #timers = new Map<4 | 6, NodeJS.Timeout>();
  readonly #settlesEarly: boolean;
  readonly #listeningMs: () => number;
  readonly #answerTimes = new AnswerTimes<4 | 6>();
  #pauseMs = firstLookMs;

  constructor(source: NeighbourSource, options: NeighbourWatchOptions = {}) {
    const { settlesEarly = false } = options;
    this.#source = source;
    this.#listeningMs = options.listeningMs ?? listeningMs;
    this.#settlesEarly = settlesEarly;
  }

  /** The table as it stood less than a moment ago; undefined where there is none. */
  async table(address: string): Promise<NeighbourTable | undefined> {
    const family = familyOf(address);
    const known = this.#tables[family];
    if (performance.now() - known.readAtMs > freshMs) return this.#read(family);
    return known.table;
  }

  /** Waits until the table knows `address`, at most `patienceMs`; `unknown` when there is no table or at a stop. */
  async wait(address: string, patienceMs: number, signal: AbortSignal): Promise<NeighbourAnswer> {
    if (signal.aborted) return { kind: 'unknown' };
    const family = familyOf(address);
    return new Promise((resolve) => {
      const onAbort = (): void => settle({ kind: 'unknown' });
      const settle = (answer: NeighbourAnswer): void => {
        signal.removeEventListener('abort', onAbort);
        this.#waiting[family].delete(address);
        resolve(answer);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const untilMs = performance.now() + patienceMs;
      const wasKnown = this.#tables[family].table?.has(address) === true;
      this.#waiting[family].set(address, { settle, wasKnown, heardSinceMs: this.#listeningMs(), untilMs });
      this.#pauseMs = firstLookMs;
      this.#lookLater(family);
    });
  }

  /** Takes note of how long (by `listeningMs`) a host of the segment took to answer, to whatever it was. */
  noteAnswer(address: string, tookMs: number): void {
    this.#answerTimes.note(familyOf(address), tookMs);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #lookLater(family: 4 | 6): void {
    if (this.#timers.has(family) || this.#waiting[family].size === 0) return;
    const look = async (): Promise<void> => {
      await this.#look(family);
      this.#timers.delete(family);
      this.#lookLater(family);
    };
    const pauseMs = family === 4 ? this.#pauseMs : ipv6PauseMs;
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 1.3);
    this.#timers.set(
      family,
      setTimeout(() => void look(), pauseMs),
    );
  }

  async #look(family: 4 | 6): Promise<void> {
    const [startedAtMs, heardAtMs] = [performance.now(), this.#listeningMs()];
    const table = await this.#read(family);
    const silent: Watched[] = [];
    for (const [address, watched] of this.#waiting[family]) {
      const mac = table?.get(address);
      if (table === undefined) watched.settle({ kind: 'unknown' });
      else if (mac === undefined) silent.push(watched);
      else {
        if (!watched.wasKnown) this.noteAnswer(address, heardAtMs - watched.heardSinceMs);
        watched.settle(mac === null ? { kind: 'shared_mac' } : { kind: 'mac', macAddress: mac });
      }
    }
    const calmMs = this.#settlesEarly ? this.#answerTimes.patienceMs(family) : Infinity;
    for (const { settle, heardSinceMs, untilMs } of silent) {
      if (untilMs <= startedAtMs || heardSinceMs + calmMs <= heardAtMs) settle({ kind: 'silent' });
    }
  }

  async #read(family: 4 | 6): Promise<NeighbourTable | undefined> {
    const known = this.#tables[family];
    known.reading ??= this.#readNow(family);
    return known.reading;
  }

  async #readNow(family: 4 | 6): Promise<NeighbourTable | undefined> {
    const known = this.#tables[family];
    const startedAtMs = performance.now();
    const table = await (family === 4 ? this.#source.ipv4() : this.#source.ipv6());
    this.#tables[family] = { table, readAtMs: startedAtMs, reading: undefined };
    known.reading = undefined;
    return table;
  }
}

interface KnownTable {
  readonly table: NeighbourTable | undefined;
  readonly readAtMs: number;
  reading: Promise<NeighbourTable | undefined> | undefined;
}

function noTable(): KnownTable {
  return { table: undefined, readAtMs: Number.NEGATIVE_INFINITY, reading: undefined };
}

function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}
