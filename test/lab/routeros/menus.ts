import { isVersion7, versionText, type RouterModel } from './router-model.ts';

/** One entry as the API and REST give it: everything is text. */
export type MenuEntry = Readonly<Record<string, string>>;

/**
 * What `print` gives in a menu, with what nobody should be told (comments, client ids) as the real one has it; undefined
 * where this version has no such menu.
 */
export function printMenu(router: RouterModel, menu: string): MenuEntry[] | undefined {
  const is7 = isVersion7(router);
  const numbered = (entries: readonly MenuEntry[]): MenuEntry[] =>
    entries.map((entry, index) => ({ '.id': `*${(index + 1).toString(16).toUpperCase()}`, ...entry }));
  switch (menu) {
    case '/system/resource':
      return [
        {
          'architecture-name': router.architecture,
          'board-name': router.board,
          'cpu-load': String(router.cpuLoad),
          platform: 'MikroTik',
          uptime: '5w1d2h',
          version: versionText(router),
        },
      ];
    case '/system/identity':
      return [{ name: router.identity }];
    case '/system/routerboard':
      return [{ model: router.board, 'serial-number': router.serial, 'current-firmware': router.version }];
    case '/system/package':
      return numbered(
        router.packages.map((name) => ({
          name,
          version: router.version,
          disabled: 'false',
          'build-time': '',
        })),
      );
    case '/system/package/update':
      return [
        {
          channel: router.channel,
          'installed-version': router.version,
          'latest-version': '7.23.5',
          status: 'New version is available',
        },
      ];
    case '/ip/service':
      return numbered([
        ...router.services.map(({ name, port, address = '', isDisabled = false }) => ({
          name,
          port: String(port),
          address,
          disabled: String(isDisabled),
          invalid: 'false',
          certificate: 'secret-cert-name',
        })),
        ...(is7
          ? [{ name: 'winbox', port: '8291', dynamic: 'true', connection: 'true', remote: '192.168.88.9' }]
          : []),
      ]);
    case '/interface':
      return numbered(
        router.interfaces.map(({ name, type, mac }) => ({
          name,
          type,
          'mac-address': mac,
          disabled: 'false',
        })),
      );
    case '/interface/ethernet':
      return numbered(
        router.interfaces
          .filter(({ type }) => type === 'ether')
          .map(({ name, mac, factoryMac = mac }) => ({
            name,
            'mac-address': mac,
            'orig-mac-address': factoryMac,
          })),
      );
    case '/interface/bridge':
      return numbered(
        router.interfaces
          .filter(({ type }) => type === 'bridge')
          .map(({ name, mac }) => ({ name, 'auto-mac': 'true', 'mac-address': mac })),
      );
    case '/interface/vlan':
      return numbered(
        router.interfaces
          .filter(({ vlanId }) => vlanId !== undefined)
          .map(({ name, vlanId }) => ({ name, 'vlan-id': String(vlanId), interface: 'bridge' })),
      );
    case '/ip/address':
      return numbered(
        router.addresses.map((entry) => ({
          ...entry,
          disabled: 'false',
          invalid: 'false',
          comment: 'a secret note',
        })),
      );
    case '/ipv6/address':
      return [];
    default:
      return printTable(router, menu, is7, numbered);
  }
}

function printTable(
  router: RouterModel,
  menu: string,
  is7: boolean,
  numbered: (entries: readonly MenuEntry[]) => MenuEntry[],
): MenuEntry[] | undefined {
  switch (menu) {
    case '/ip/arp':
      return numbered(
        router.arp.map(({ address, mac, interface: name, status = 'reachable', isStatic = false }) => ({
          address,
          interface: name,
          ...(mac !== undefined && { 'mac-address': mac }),
          complete: String(mac !== undefined),
          dynamic: String(!isStatic),
          published: 'false',
          ...(is7 && { status }),
        })),
      );
    case '/ip/dhcp-server/lease':
      return numbered(
        router.leases.map(({ address, mac, hostName = '', status }) => ({
          address,
          'mac-address': mac,
          ...(status === 'bound' && { 'active-address': address, 'active-mac-address': mac }),
          'host-name': hostName,
          status,
          server: 'dhcp1',
          comment: 'a secret note',
        })),
      );
    case '/ipv6/neighbor':
      return numbered(
        router.ipv6Neighbours.map(({ mac, ...entry }) => ({ ...entry, 'mac-address': mac, router: 'false' })),
      );
    case '/interface/bridge/host':
      return numbered(
        router.bridgeHosts.map(({ mac, interface: name, vid, age, isLocal = false }) => ({
          'mac-address': mac,
          [is7 ? 'on-interface' : 'interface']: name,
          ...(vid !== undefined && { vid: String(vid) }),
          ...(age !== undefined && { age }),
          local: String(isLocal),
          dynamic: 'true',
        })),
      );
    case '/interface/wifi/registration-table':
      return is7 ? stations(router, numbered) : undefined;
    case '/interface/wireless/registration-table':
      return is7 ? undefined : stations(router, numbered);
    case '/ip/neighbor':
      return numbered(
        router.neighbours.map(({ mac, address, ...entry }) => ({
          ...entry,
          address,
          ...(is7 && { address4: address }),
          'mac-address': mac,
          platform: 'MikroTik',
        })),
      );
    case '/ip/firewall/connection/tracking':
      return [
        {
          enabled: 'auto',
          'total-entries': String(router.connections),
          'max-entries': String(router.maxConnections),
        },
      ];
    default:
      return undefined;
  }
}

function stations(
  router: RouterModel,
  numbered: (entries: readonly MenuEntry[]) => MenuEntry[],
): MenuEntry[] {
  return numbered(
    router.stations.map(({ mac, interface: name }) => ({ 'mac-address': mac, interface: name })),
  );
}

/** Only the properties that were asked for; all when none were. */
export function withProperties(entries: readonly MenuEntry[], list: string | undefined): MenuEntry[] {
  if (list === undefined) return [...entries];
  const wanted = new Set(list.split(','));
  return entries.map((entry) =>
    Object.fromEntries(Object.entries(entry).filter(([name]) => wanted.has(name))),
  );
}
