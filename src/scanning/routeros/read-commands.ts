import { SitewardenError } from '../../support/sitewarden-error.ts';

/** A question to a router: a menu whose entries are listed, and the properties that are wanted of each. */
export interface ReadCommand {
  readonly menu: string;
  readonly properties: readonly string[];
}

/**
 * Everything that can be asked of a router (MikroTik documentation, "API" and "REST API"): each is a `print`, and
 * names the properties it wants, so that keys, passwords and comments never leave the router. Nothing else can be
 * put into words: sessions take a name of this list and add nothing to it.
 */
const commands = {
  resource: reads('/system/resource', 'version', 'board-name', 'architecture-name', 'platform', 'cpu-load'),
  identity: reads('/system/identity', 'name'),
  routerboard: reads('/system/routerboard', 'model', 'serial-number'),
  packages: reads('/system/package', 'name', 'version', 'disabled'),
  update: reads('/system/package/update', 'channel', 'installed-version', 'latest-version', 'status'),
  services: reads('/ip/service', 'name', 'port', 'address', 'disabled', 'invalid', 'dynamic', 'connection'),
  interfaces: reads('/interface', 'name', 'type', 'mac-address', 'disabled'),
  ethernet: reads('/interface/ethernet', 'name', 'mac-address', 'orig-mac-address'),
  bridges: reads('/interface/bridge', 'name', 'auto-mac', 'admin-mac'),
  vlans: reads('/interface/vlan', 'name', 'vlan-id', 'disabled'),
  addresses: reads('/ip/address', 'address', 'interface', 'disabled', 'invalid'),
  ipv6_addresses: reads('/ipv6/address', 'address', 'interface', 'disabled', 'invalid'),
  arp: reads(
    '/ip/arp',
    'address',
    'mac-address',
    'interface',
    'complete',
    'dynamic',
    'status',
    'invalid',
    'disabled',
    'published',
  ),
  leases: reads(
    '/ip/dhcp-server/lease',
    'address',
    'active-address',
    'mac-address',
    'active-mac-address',
    'host-name',
    'status',
    'disabled',
  ),
  ipv6_neighbours: reads('/ipv6/neighbor', 'address', 'mac-address', 'interface', 'status', 'router'),
  bridge_hosts: reads(
    '/interface/bridge/host',
    'mac-address',
    'on-interface',
    'interface',
    'vid',
    'age',
    'local',
    'dynamic',
    'invalid',
    'disabled',
  ),
  wifi: reads('/interface/wifi/registration-table', 'mac-address', 'interface', 'vlan-id'),
  wireless: reads('/interface/wireless/registration-table', 'mac-address', 'interface'),
  capsman: reads('/caps-man/registration-table', 'mac-address', 'interface'),
  announcements: reads(
    '/ip/neighbor',
    'address',
    'address4',
    'mac-address',
    'identity',
    'platform',
    'version',
    'board',
  ),
  connections: reads('/ip/firewall/connection/tracking', 'enabled', 'total-entries', 'max-entries'),
} as const satisfies Readonly<Record<string, ReadCommand>>;

export type ReadCommandName = keyof typeof commands;

export const readCommandNames = Object.freeze(Object.keys(commands)) as readonly ReadCommandName[];

/** The command of that name. Throws `internal` / `router_command_refused` for a name that is none, whatever its type says. */
export function readCommand(name: ReadCommandName): ReadCommand {
  if (Object.hasOwn(commands, name)) return commands[name];
  throw new SitewardenError(
    'internal',
    'router_command_refused',
    'Only what is listed as readable is ever asked of a router.',
  );
}

/** Words of the command for the binary API. */
export function printWords(name: ReadCommandName): readonly string[] {
  const { menu, properties } = readCommand(name);
  return [`${menu}/print`, `=.proplist=${properties.join(',')}`];
}

/** Path and query of the command for a GET of the REST API. */
export function restPath(name: ReadCommandName): string {
  const { menu, properties } = readCommand(name);
  return `/rest${menu}?.proplist=${properties.join(',')}`;
}

function reads(menu: string, ...properties: readonly string[]): ReadCommand {
  return Object.freeze({ menu, properties: Object.freeze(properties) });
}
