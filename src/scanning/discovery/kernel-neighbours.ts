import type { NeighbourSource } from './neighbour-watch.ts';
import { readIpv4Neighbours, readIpv6Neighbours } from './read-neighbours.ts';

/** Both halves of the kernel's table, as a watch reads them. */
export const kernelNeighbours: NeighbourSource = { ipv4: readIpv4Neighbours, ipv6: readIpv6Neighbours };
