import data from '../../../data/ports/tcp-by-likelihood.json' with { type: 'json' };

let ranked: readonly number[] | undefined;

/** TCP ports, likeliest first, distinct, as `data/ports/tcp-by-likelihood.json` orders them. */
export function rankedTcpPorts(): readonly number[] {
  ranked ??= [...new Set(data.groups.flatMap(({ ports }) => ports.flatMap((entry) => expand(entry))))];
  return ranked;
}

const ordered = new WeakMap<readonly number[], readonly number[]>();

/** `ports`, likeliest first, then those without a rank as they came. Of one list always the same answer. */
export function likeliestFirst(ports: readonly number[]): readonly number[] {
  const known = ordered.get(ports);
  if (known !== undefined) return known;
  const wanted = new Set(ports);
  const likely = rankedTcpPorts().filter((port) => wanted.has(port));
  const result = [...new Set([...likely, ...ports])];
  ordered.set(ports, result);
  return result;
}

/** A port, or a range such as `8000-8010`. */
function expand(entry: number | string): number[] {
  if (typeof entry === 'number') return [entry];
  const [first = 0, last = 0] = entry.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
