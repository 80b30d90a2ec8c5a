/** What answers for all addresses of a block. */
export type GhostKind = 'accepts_everything' | 'refuses_everything';

/** What an address answered to the questions that tell devices from ghosts. */
export interface GhostAnswer {
  /** Ports that nobody uses and that accepted a connection all the same. */
  readonly unlikelyOpen: number;
  /** Ports that devices use and that accepted one. */
  readonly likelyOpen: number;
  /** Time to live of its echo reply, `silent` without one, `unknown` where nobody can ask here. */
  readonly ping: number | 'silent' | 'unknown';
}

/** How a ghost is known: what an address that is only its shadow answers. */
export interface GhostMark {
  readonly kind: GhostKind;
  readonly ping: GhostAnswer['ping'];
}

/** One accepted connection on a port that nobody uses may be a device's own; of three, two are not. */
const unlikelyOfGhost = 2;
/** So many of the samples must answer alike; the rest may be devices behind the ghost. */
const alikeShare = 0.75;

/** Few addresses that all refuse are those that somebody knows to be there. */
const fewestRefusing = 64;
const fewestRefusingAndPinging = 128;

export interface AskedBlock {
  readonly size: number;
  /** Addresses without any answer. */
  readonly silent: number;
}

/**
 * The mark of the ghost that the samples of a block show, undefined where they are devices. That they refuse everything
 * counts in large blocks alone. Where they answer pings alike as well, a house full of phones does the same: then not
 * one address of the block may be silent.
 */
export function ghostMarkOf(samples: readonly GhostAnswer[], block: AskedBlock): GhostMark | undefined {
  const enough = Math.max(1, Math.ceil(samples.length * alikeShare));
  for (const kind of ['accepts_everything', 'refuses_everything'] as const) {
    const alike = samples.filter((answer) => kindOf(answer) === kind);
    const pings = Map.groupBy(alike, ({ ping }) => ping);
    const [ping, which = []] = [...pings].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
    if (ping === undefined || which.length < enough) continue;
    if (kind === 'accepts_everything' || isRefusedByOne(ping, block)) return { kind, ping };
  }
  return undefined;
}

/** Whether what answered is somebody of its own: behaves otherwise than the ghost, or answers pings as the ghost does not. */
export function isItself(answer: GhostAnswer, mark: GhostMark): boolean {
  if (kindOf(answer) !== mark.kind) return true;
  return typeof answer.ping === 'number' && answer.ping !== mark.ping;
}

function isRefusedByOne(ping: GhostAnswer['ping'], { size, silent }: AskedBlock): boolean {
  if (typeof ping !== 'number') return size >= fewestRefusing;
  return size >= fewestRefusingAndPinging && silent === 0;
}

function kindOf({ unlikelyOpen, likelyOpen }: GhostAnswer): GhostKind | 'device' {
  if (unlikelyOpen >= unlikelyOfGhost) return 'accepts_everything';
  return unlikelyOpen + likelyOpen === 0 ? 'refuses_everything' : 'device';
}
