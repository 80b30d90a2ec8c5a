import { compareIpAddresses } from '../../domain/compare-ip-addresses.ts';
import { blockOf } from '../discovery/block-of.ts';
import type { Discovery } from '../discovery/discover-host.ts';
import { ghostMarkOf, isItself, type GhostAnswer, type GhostKind, type GhostMark } from './ghost-mark.ts';

/** Addresses for which one thing answers. */
export interface GhostBlock {
  readonly first: string;
  readonly last: string;
  readonly addresses: number;
  readonly kind: GhostKind;
}

type AskGhosts = (addresses: readonly string[]) => Promise<ReadonlyMap<string, GhostAnswer>>;
type AnswerKind = NonNullable<Discovery['answer']>['kind'];

/** In smaller blocks a full house is nothing unusual. */
const smallestBlock = 16;
/** From this share of answering addresses on, of those that nothing proves, a block is looked into. */
const ghostShare = 0.9;
/** So many of them must have been found in the same way, all by a refusal or all by an open port. */
const alikeShare = 0.75;
/** So much of a block is begun without waiting for the rest of it. */
const trustedShare = 0.5;
const sampleSize = 8;
/** Addresses that are asked at once. */
const askedAtOnce = 32;
const never = new AbortController().signal;

interface Found {
  readonly kind: AnswerKind;
  /** Fires when the address turns out to be the shadow of a ghost. */
  readonly ghost: AbortController;
}

interface Block {
  /** Addresses asked. */
  readonly size: number;
  readonly found: Map<string, Found>;
  readonly waiting: (() => void)[];
  silent: number;
  /** Addresses whose device something else proves. */
  proven: number;
  state: 'open' | 'asked' | 'decided';
}

/**
 * Recognises blocks (/24, of IPv6 /112) in which one firewall or tarpit answers for every address. Sees only answers
 * that nothing else proves. While less than half of a block answered its hosts are begun; further ones wait until
 * enough silent addresses show that it is none, or all are settled and samples are asked. In a block with a ghost each
 * address is asked on its own, and who is somebody stays.
 */
export class GhostWatch {
  readonly #blocks = new Map<string, Block>();
  readonly #ask: AskGhosts;
  readonly ghosts: GhostBlock[] = [];

  constructor(addresses: readonly string[], ask: AskGhosts) {
    this.#ask = ask;
    for (const [name, size] of sizesOf(addresses)) {
      if (size < smallestBlock) continue;
      this.#blocks.set(name, { size, found: new Map(), waiting: [], silent: 0, proven: 0, state: 'open' });
    }
  }

  /** Takes note of an address that nobody has (`silent`), or whose device is proven by something else. */
  settle(address: string, as: 'silent' | 'proven'): void {
    const block = this.#blocks.get(blockOf(address));
    if (block === undefined) return;
    block[as] += 1;
    this.#judge(block);
  }

  /** Takes note of an answer. Resolves when the host may be begun: its signal fires when it turns out to be nobody's. */
  async admit(address: string, { answer }: Discovery): Promise<AbortSignal> {
    const block = this.#blocks.get(blockOf(address));
    if (block === undefined || answer === undefined) {
      this.settle(address, 'proven');
      return never;
    }
    const ghost = new AbortController();
    block.found.set(address, { kind: answer.kind, ghost });
    this.#judge(block);
    if (block.found.size > block.size * trustedShare) await decided(block);
    return ghost.signal;
  }

  /** Resolves when it is known whether a ghost answered for `address`. */
  async concluded(address: string): Promise<void> {
    const block = this.#blocks.get(blockOf(address));
    if (block?.found.has(address) === true) await decided(block);
  }

  /** No further address will be settled: whoever waits for one may go on. */
  end(): void {
    for (const block of this.#blocks.values()) if (block.state === 'open') decide(block);
  }

  #judge(block: Block): void {
    if (block.state !== 'open') return;
    if (block.silent > block.size * (1 - ghostShare)) return decide(block);
    const settled = block.silent + block.proven + block.found.size;
    if (settled < block.size) return;
    const alike = suspectsOf(block);
    if (alike.length === 0) return decide(block);
    block.state = 'asked';
    void this.#examine(block, alike).then(
      () => decide(block),
      () => decide(block),
    );
  }

  async #examine(block: Block, suspects: readonly string[]): Promise<void> {
    const step = Math.max(1, Math.floor(suspects.length / sampleSize));
    const sample = suspects.filter((_, index) => index % step === 0).slice(0, sampleSize);
    const answers = new Map(await this.#ask(sample));
    const mark = ghostMarkOf([...answers.values()], block);
    if (mark === undefined) return;
    const others = suspects.filter((address) => !answers.has(address));
    for (let from = 0; from < others.length; from += askedAtOnce) {
      for (const [address, answer] of await this.#ask(others.slice(from, from + askedAtOnce))) {
        answers.set(address, answer);
      }
    }
    this.#banish(block, suspects, answers, mark);
  }

  #banish(
    block: Block,
    suspects: readonly string[],
    answers: ReadonlyMap<string, GhostAnswer>,
    mark: GhostMark,
  ): void {
    const shadows = suspects.filter((address) => {
      const answer = answers.get(address);
      return answer !== undefined && !isItself(answer, mark);
    });
    shadows.sort(compareIpAddresses);
    const [first, last] = [shadows[0], shadows.at(-1)];
    if (first === undefined || last === undefined) return;
    this.ghosts.push({ first, last, addresses: shadows.length, kind: mark.kind });
    for (const address of shadows) block.found.get(address)?.ghost.abort();
  }
}

/** Those of the block that nothing proves and that were found alike; nobody where that is not nearly all. */
function suspectsOf({ size, proven, found }: Block): readonly string[] {
  if (found.size < smallestBlock || found.size < (size - proven) * ghostShare) return [];
  const byKind = Map.groupBy(found, ([, { kind }]) => kind);
  const suspects = [...byKind.values()].find((some) => some.length >= found.size * alikeShare) ?? [];
  return suspects.map(([address]) => address);
}

function decide(block: Block): void {
  block.state = 'decided';
  for (const wake of block.waiting.splice(0)) wake();
}

async function decided(block: Block): Promise<void> {
  if (block.state !== 'decided') await new Promise<void>((resolve) => block.waiting.push(resolve));
}

function sizesOf(addresses: readonly string[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const address of addresses) sizes.set(blockOf(address), (sizes.get(blockOf(address)) ?? 0) + 1);
  return sizes;
}
