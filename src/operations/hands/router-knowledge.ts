import type { HostObservation } from '../../domain/observation.ts';
import type { RouterInventory } from '../../domain/router-inventory.ts';
import type { KnownHost } from '../../domain/scan-request.ts';
import { knownHostsOf, routerView } from '../../scanning/routeros/router-view.ts';
import { withRouterEvidence } from '../../scanning/routeros/with-router-evidence.ts';
import type { Clock } from '../../support/clock.ts';

/** What the router of a site adds to a scan of it, whoever has read it. */
export interface RouterKnowledge {
  readonly known: readonly KnownHost[];
  /** The host as seen, with what the router knows of it. */
  complete(host: HostObservation): Promise<HostObservation>;
}

/** Nothing where the router was not read. */
export function routerKnowledge(inventory: RouterInventory | null, clock: Clock): RouterKnowledge {
  if (inventory === null) return { known: [], complete: async (host) => host };
  const view = routerView(inventory);
  return {
    known: knownHostsOf(view),
    complete: async (host) => withRouterEvidence(host, { inventory, view }, clock),
  };
}
