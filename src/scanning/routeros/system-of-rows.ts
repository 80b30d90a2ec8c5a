import type {
  RouterInterface,
  RouterLoad,
  RouterService,
  RouterSystem,
} from '../../domain/router-inventory.ts';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import type { ReadCommandName } from './read-commands.ts';
import type { RouterRow } from './router-session.ts';
import { routerosVersion } from './routeros-version.ts';
import { addressOf, isTrue, macOf, numberOf, textOf } from './row-values.ts';

/** What was read, by command; absent where it was not. */
export type ReadRows = ReadonlyMap<ReadCommandName, readonly RouterRow[]>;

const none: RouterRow = new Map();
const mostPackages = 64;

/** The router itself: `/system/resource`, `identity`, `routerboard`, `package` and its last look for updates. */
export function systemOfRows(rows: ReadRows): RouterSystem {
  const [resource = none] = rows.get('resource') ?? [];
  const [routerboard = none] = rows.get('routerboard') ?? [];
  const [update] = rows.get('update') ?? [];
  const release = routerosVersion(resource.get('version') ?? '');
  return {
    identity: textOf(rows.get('identity')?.[0] ?? none, 'name'),
    version: release?.version ?? null,
    channel: release?.channel ?? null,
    board: textOf(resource, 'board-name') ?? textOf(routerboard, 'model'),
    architecture: textOf(resource, 'architecture-name'),
    serial: textOf(routerboard, 'serial-number'),
    packages: (rows.get('packages') ?? []).slice(0, mostPackages).flatMap((row) => {
      const [name, version] = [textOf(row, 'name'), textOf(row, 'version')];
      return name === null || version === null
        ? []
        : [{ name, version, isDisabled: isTrue(row, 'disabled') }];
    }),
    update:
      update === undefined
        ? null
        : {
            channel: textOf(update, 'channel'),
            latestVersion: textOf(update, 'latest-version'),
            status: textOf(update, 'status'),
          },
  };
}

/** `/ip/service`, without the connections that newer versions list among them. */
export function servicesOfRows(rows: ReadRows): RouterService[] {
  return (rows.get('services') ?? []).flatMap((row) => {
    const name = textOf(row, 'name');
    if (name === null || isTrue(row, 'dynamic') || isTrue(row, 'connection')) return [];
    const addresses = (row.get('address') ?? '')
      .split(',')
      .filter((text) => parseIpNetwork(text) !== undefined);
    return [{ name, port: numberOf(row, 'port'), isEnabled: !isTrue(row, 'disabled'), addresses }];
  });
}

/** The router's interfaces with their MACs, VLANs and addresses. */
export function interfacesOfRows(rows: ReadRows): RouterInterface[] {
  const vlans = new Map(
    (rows.get('vlans') ?? []).map((row) => [row.get('name') ?? '', numberOf(row, 'vlan-id')]),
  );
  const addresses = new Map<string, string[]>();
  for (const row of [...(rows.get('addresses') ?? []), ...(rows.get('ipv6_addresses') ?? [])]) {
    const address = addressOf(row, 'address');
    if (address === null || isTrue(row, 'disabled') || isTrue(row, 'invalid')) continue;
    const name = row.get('interface') ?? '';
    addresses.set(name, [...(addresses.get(name) ?? []), address]);
  }
  const factory = factoryMacs(rows);
  const set = bridgesWithSetMac(rows, new Set(factory.values()));
  return (rows.get('interfaces') ?? []).flatMap((row) => {
    const name = textOf(row, 'name');
    if (name === null) return [];
    const macAddress = macOf(row, 'mac-address');
    const factoryMacAddress = factory.get(name) ?? null;
    const isMacSet = factoryMacAddress === null ? set.has(name) : macAddress !== factoryMacAddress;
    const vlanId = vlans.get(name) ?? null;
    return [{ name, macAddress, factoryMacAddress, isMacSet, vlanId, addresses: addresses.get(name) ?? [] }];
  });
}

/** The MAC that each Ethernet interface left the factory with. */
function factoryMacs(rows: ReadRows): ReadonlyMap<string, string> {
  const named = (rows.get('ethernet') ?? []).map(
    (row) => [row.get('name') ?? '', macOf(row, 'orig-mac-address')] as const,
  );
  return new Map(named.flatMap(([name, mac]) => (mac === null ? [] : [[name, mac] as const])));
}

/** Names of bridges whose MAC an administrator chose. The usual set-up chooses that of a port, which is the router's own. */
function bridgesWithSetMac(rows: ReadRows, factory: ReadonlySet<string>): ReadonlySet<string> {
  const chosen = (rows.get('bridges') ?? []).filter((row) => {
    const mac = isTrue(row, 'auto-mac') ? null : macOf(row, 'admin-mac');
    return mac !== null && !factory.has(mac);
  });
  return new Set(chosen.map((row) => row.get('name') ?? ''));
}

/** Processor load and connection tracking. */
export function loadOfRows(rows: ReadRows): RouterLoad {
  const [resource = none] = rows.get('resource') ?? [];
  const [tracking = none] = rows.get('connections') ?? [];
  const cpu = numberOf(resource, 'cpu-load');
  return {
    cpuPercent: cpu === null ? null : Math.min(100, cpu),
    connections: numberOf(tracking, 'total-entries'),
    maxConnections: numberOf(tracking, 'max-entries'),
  };
}
