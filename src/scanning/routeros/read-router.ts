import type { RouterInventory } from '../../domain/router-inventory.ts';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import type { RouterLogin } from '../../domain/router-login.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Clock } from '../../support/clock.ts';
import { assertInScope } from '../sockets/compiled-scope.ts';
import { inventoryBySnmp } from './inventory-by-snmp.ts';
import { inventoryOfSession } from './inventory-of-session.ts';
import { RouterFailure, type RouterFailureReason } from './router-failure.ts';
import { routerDoors, type RouterChannel } from './router-sessions.ts';

/** Why one way to the router did not work. */
export interface RouterAttempt {
  readonly channel: RouterChannel | 'snmp';
  readonly reason: RouterFailureReason;
  /** Of the certificate that was not trusted, hex. */
  readonly certificateSha256?: string;
}

/** What came of reading a router: the inventory, or none; and what was tried in vain before. */
export interface RouterReading {
  readonly inventory: RouterInventory | undefined;
  readonly attempts: readonly RouterAttempt[];
}

export interface ReadRouterOptions {
  /** The site's; the router must lie in it. */
  readonly scope: Scope;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Longest time for everything together. */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 90_000;

/**
 * Reads a site's router by the first way that works: REST, the API, SNMP. Only that router is ever sent anything, and
 * only questions. Rejects with `outside_scope`, before any packet, when it lies outside the site; never for what
 * the network or the router does.
 */
export async function readRouter(login: RouterLogin, options: ReadRouterOptions): Promise<RouterReading> {
  const { clock, timeoutMs = defaultTimeoutMs } = options;
  assertInScope(options.scope, login.address);
  const scope = scopeOfRouter(login.address, options.scope);
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]);
  const attempts: RouterAttempt[] = [];
  const attempt = async (
    channel: RouterAttempt['channel'],
    read: () => Promise<RouterInventory>,
  ): Promise<RouterInventory | undefined> => {
    if (signal.aborted) return undefined;
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RouterFailure)) throw error;
      const { reason, certificateSha256 } = error;
      attempts.push({ channel, reason, ...(certificateSha256 !== undefined && { certificateSha256 }) });
      return undefined;
    }
  };
  for (const { channel, open } of routerDoors(login, scope)) {
    const inventory = await attempt(channel, async () => {
      const session = await open(signal);
      try {
        return await inventoryOfSession(session, login.address, clock);
      } finally {
        session.close();
      }
    });
    if (inventory !== undefined) return { inventory, attempts };
  }
  const { address, ports, snmpCommunity: community } = login;
  const { snmp: port } = ports;
  if (community === null || port === null) return { inventory: undefined, attempts };
  const target = { scope, address, port, community, signal };
  return { inventory: await attempt('snmp', async () => inventoryBySnmp(target, clock)), attempts };
}

/** Nothing but the router itself: whatever it answers, nobody else is connected to. */
export function scopeOfRouter(address: string, site: Scope): Scope {
  const network = parseIpNetwork(address);
  return { allowed: network === undefined ? [] : [network], excluded: site.excluded };
}
