import { networkContains, parseIpNetwork } from '../../domain/ip-network.ts';
import { ownInterfaces } from './own-interfaces.ts';

/** Says of an IPv4 address whether it is on a segment this machine is attached to, loopback left out. */
export function onLinkTest(): (address: string) => boolean {
  const networks = ownInterfaces()
    .filter((entry) => !entry.internal && entry.family === 'IPv4' && entry.cidr !== null)
    .map((entry) => parseIpNetwork(entry.cidr ?? ''))
    .filter((network) => network !== undefined);
  return (address) => networks.some((network) => networkContains(network, address));
}
