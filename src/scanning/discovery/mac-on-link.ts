import type { Scope } from '../../domain/scope.ts';
import { DatagramDoor } from '../sockets/datagram-door.ts';
import { discardPort, nothing, secondRequestWaitMs } from './neighbour-question.ts';
import { NeighbourWatch } from './neighbour-watch.ts';
import { onLinkTest } from './on-link-networks.ts';
import { kernelNeighbours } from './kernel-neighbours.ts';

/**
 * The MAC at an address of the own segment, by what the kernel knows, or by the one empty datagram that makes it ask. Undefined
 * behind a router, or when nobody answers. Rejects with `outside_scope`, before any packet, for what the scope forbids.
 */
export async function macOnLink(
  address: string,
  scope: Scope,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!onLinkTest()(address)) return undefined;
  const neighbours = new NeighbourWatch(kernelNeighbours);
  const door = new DatagramDoor(scope, () => undefined);
  try {
    const known = (await neighbours.table(address))?.get(address);
    if (typeof known === 'string') return known;
    if ((await door.send(address, discardPort, nothing)) !== undefined) return undefined;
    const answer = await neighbours.wait(address, secondRequestWaitMs, signal);
    return answer.kind === 'mac' ? answer.macAddress : undefined;
  } finally {
    neighbours.close();
    door.close();
  }
}
