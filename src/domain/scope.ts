import { networkContains, parseIpNetwork, type IpNetwork } from './ip-network.ts';

/** The only addresses that scan traffic may go to. Exclusions win over everything. */
export interface Scope {
  readonly allowed: readonly IpNetwork[];
  readonly excluded: readonly IpNetwork[];
}

/** Whether a packet to `address` is permitted. An empty scope permits nothing. */
export function isInScope(scope: Scope, address: string): boolean {
  return (
    scope.allowed.some((network) => networkContains(network, address)) &&
    !scope.excluded.some((network) => networkContains(network, address))
  );
}

/** Builds a scope from CIDR texts; undefined when one of them is not a network. */
export function scopeOf(allowed: readonly string[], excluded: readonly string[] = []): Scope | undefined {
  const inside = allowed.map((text) => parseIpNetwork(text));
  const outside = excluded.map((text) => parseIpNetwork(text));
  if ([...inside, ...outside].includes(undefined)) return undefined;
  return {
    allowed: inside.filter((network) => network !== undefined),
    excluded: outside.filter((network) => network !== undefined),
  };
}
