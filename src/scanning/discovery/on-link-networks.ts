import { networkContains, parseIpNetwork } from '../../domain/ip-network.ts';
import { ownInterfaces } from './own-interfaces.ts';

/** Answers kept: a scan asks about each of its addresses many times. */
const mostKept = 70_000;

/**
 * Says of an address whether it is another machine's on a segment this one is attached to: who has it can be learnt by
 * ARP or ND. Loopback and the own addresses are left out.
 */
export function onLinkTest(): (address: string) => boolean {
  const entries = ownInterfaces().filter((entry) => !entry.internal && entry.cidr !== null);
  const own = new Set(entries.map((entry) => entry.address));
  const networks = entries
    .map((entry) => parseIpNetwork(entry.cidr ?? ''))
    .filter((network) => network !== undefined);
  const known = new Map<string, boolean>();
  return (address) => {
    const kept = known.get(address);
    if (kept !== undefined) return kept;
    const isOnLink = !own.has(address) && networks.some((network) => networkContains(network, address));
    if (known.size < mostKept) known.set(address, isOnLink);
    return isOnLink;
  };
}
