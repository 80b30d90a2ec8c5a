import { isLinkLocalNetwork, isPrivateNetwork, parseIpNetwork } from '../../domain/ip-network.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationSettings } from '../operation-context.ts';

/**
 * Refuses networks nobody should declare by accident. Throws `invalid` / `network_public`, `network_link_local` unless
 * the operator allowed them, `network_too_large` beyond the largest permitted.
 */
export function assertNetworksAllowed(networks: readonly string[], settings: OperationSettings): void {
  for (const text of networks) {
    const network = parseIpNetwork(text);
    if (network === undefined) continue;
    if (!settings.allowPublicNetworks && isLinkLocalNetwork(network)) {
      throw new SitewardenError(
        'invalid',
        'network_link_local',
        `${text} is link-local: its addresses belong to no site. The operator must allow such networks.`,
      );
    }
    if (!settings.allowPublicNetworks && !isPrivateNetwork(network)) {
      throw new SitewardenError(
        'invalid',
        'network_public',
        `${text} is not a private, carrier-grade NAT, unique-local or loopback network. Public networks must be allowed by the operator.`,
      );
    }
    const isLoopback = text === '127.0.0.0/8';
    if (network.family === 4 && network.prefixLength < settings.minPrefixLengthIpv4 && !isLoopback) {
      throw new SitewardenError(
        'invalid',
        'network_too_large',
        `${text} is too large: an IPv4 network may be a /${settings.minPrefixLengthIpv4} at most. Name the smaller networks that are in use.`,
      );
    }
  }
}
