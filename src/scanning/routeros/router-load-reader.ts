import type { RouterInventory, RouterLoad } from '../../domain/router-inventory.ts';
import type { RouterLogin } from '../../domain/router-login.ts';
import type { Scope } from '../../domain/scope.ts';
import { loadBySnmp } from './inventory-by-snmp.ts';
import { scopeOfRouter } from './read-router.ts';
import type { ReadCommandName } from './read-commands.ts';
import { RouterFailure } from './router-failure.ts';
import type { RouterRow, RouterSession } from './router-session.ts';
import { routerDoors } from './router-sessions.ts';
import { loadOfRows } from './system-of-rows.ts';

export interface RouterLoadReader {
  /** The load now; undefined when the router does not tell it before `signal` fires. */
  read(signal: AbortSignal): Promise<RouterLoad | undefined>;
  close(): void;
}

/** Asks for the load in the way that the inventory was read, over one connection as long as it lasts. */
export function routerLoadReader(
  login: RouterLogin,
  { source, port }: Pick<RouterInventory, 'source' | 'port'>,
  site: Scope,
): RouterLoadReader {
  const scope = scopeOfRouter(login.address, site);
  const door = routerDoors(login, scope).find((one) => one.source === source && one.port === port);
  const ended = new AbortController();
  let session: RouterSession | undefined;
  const drop = (): void => {
    session?.close();
    session = undefined;
  };
  const bySession = async (signal: AbortSignal): Promise<RouterLoad | undefined> => {
    try {
      session ??= await door?.open(ended.signal);
      if (session === undefined) return undefined;
      const onAbort = drop;
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return loadOfRows(await rowsOf(session));
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    } catch (error) {
      drop();
      if (error instanceof RouterFailure) return undefined;
      throw error;
    }
  };
  const bySnmp = async (signal: AbortSignal): Promise<RouterLoad | undefined> => {
    const { address, snmpCommunity: community } = login;
    if (community === null) return undefined;
    const load = await loadBySnmp({ scope, address, port, community, signal });
    return load.cpuPercent === null ? undefined : load;
  };
  return {
    read: source === 'snmp' ? bySnmp : bySession,
    close() {
      ended.abort();
      drop();
    },
  };
}

async function rowsOf(session: RouterSession): Promise<ReadonlyMap<ReadCommandName, readonly RouterRow[]>> {
  const rows = new Map<ReadCommandName, readonly RouterRow[]>();
  for (const name of ['resource', 'connections'] as const) {
    const answer = await session.print(name);
    if (answer.kind === 'rows') rows.set(name, answer.rows);
  }
  return rows;
}
