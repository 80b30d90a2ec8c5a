import ipaddr from 'ipaddr.js';
import { networkContains, parseIpNetwork, type IpNetwork } from './ip-network.ts';

/** Global unicast by its number, yet answered inside of a cloud: Azure's wire server. */
const metadataAddresses: ReadonlySet<string> = new Set(['168.63.129.16']);
const globalUnicast = parseIpNetwork('2000::/3');

/**
 * Why nothing is sent to an address that somebody else named (OWASP ASVS 5.0, 1.3.6); undefined where it may be: global
 * unicast by the registries of IANA, or within `allowed`, which the operator chose.
 */
export function destinationRefusal(address: string, allowed: readonly IpNetwork[]): string | undefined {
  if (!ipaddr.isValid(address)) return 'no address';
  const parsed = ipaddr.process(address);
  const text = parsed.toString();
  if (allowed.some((network) => networkContains(network, text))) return undefined;
  if (metadataAddresses.has(text)) return 'an address of cloud metadata';
  const range = parsed.range();
  if (range !== 'unicast') return rangeNames[range] ?? 'a reserved address';
  if (parsed.kind() === 'ipv6' && (globalUnicast === undefined || !networkContains(globalUnicast, text)))
    return 'a reserved address';
  return undefined;
}

const rangeNames: Readonly<Record<string, string>> = {
  loopback: 'a loopback address',
  linkLocal: 'a link-local address',
  private: 'a private address',
  uniqueLocal: 'a unique-local address',
  carrierGradeNat: 'an address of carrier-grade NAT',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  unspecified: 'the unspecified address',
  '6to4': 'an address that stands for another',
  teredo: 'an address that stands for another',
  rfc6052: 'an address that stands for another',
  rfc6145: 'an address that stands for another',
};
