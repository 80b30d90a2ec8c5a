/** What a simulated router is and knows: values as RouterOS itself prints them. */
export interface RouterModel {
  /** Release alone, such as `7.16.2`. */
  readonly version: string;
  readonly channel: 'stable' | 'long-term' | 'testing' | 'development';
  readonly identity: string;
  readonly board: string;
  readonly architecture: string;
  readonly serial: string;
  readonly cpuLoad: number;
  readonly connections: number;
  readonly maxConnections: number;
  readonly users: readonly RouterUser[];
  readonly packages: readonly string[];
  readonly services: readonly { name: string; port: number; address?: string; isDisabled?: boolean }[];
  readonly interfaces: readonly {
    name: string;
    type: string;
    mac: string;
    /** What its maker gave it, where an administrator set another. */
    factoryMac?: string;
    vlanId?: number;
  }[];
  readonly addresses: readonly { address: string; interface: string }[];
  readonly arp: readonly {
    address: string;
    mac?: string;
    interface: string;
    status?: string;
    isStatic?: boolean;
  }[];
  readonly leases: readonly {
    address: string;
    mac: string;
    hostName?: string;
    status: 'bound' | 'waiting';
  }[];
  readonly ipv6Neighbours: readonly { address: string; mac: string; interface: string; status: string }[];
  readonly bridgeHosts: readonly {
    mac: string;
    interface: string;
    vid?: number;
    age?: string;
    isLocal?: boolean;
  }[];
  readonly stations: readonly { mac: string; interface: string }[];
  readonly neighbours: readonly {
    address: string;
    mac: string;
    identity: string;
    version: string;
    board: string;
  }[];
  readonly community: string;
}

export interface RouterUser {
  readonly name: string;
  readonly password: string;
  /** As in `/user/group`; `read` and the interface's own are what an inventory needs. */
  readonly policies: readonly ('read' | 'write' | 'api' | 'rest-api' | 'sensitive')[];
}

/** A router with a few of everything; `given` replaces what matters to a test. */
export function aRouter(given: Partial<RouterModel> = {}): RouterModel {
  return {
    version: '7.16.2',
    channel: 'stable',
    identity: 'edge-1',
    board: 'RB5009UG+S+',
    architecture: 'arm64',
    serial: 'HG209A1B2C3',
    cpuLoad: 7,
    connections: 431,
    maxConnections: 1_048_576,
    users: [{ name: 'sitewarden', password: 'a read-only password', policies: ['read', 'api', 'rest-api'] }],
    packages: ['routeros', 'wifi-qcom'],
    services: [
      { name: 'telnet', port: 23, isDisabled: true },
      { name: 'www-ssl', port: 443, address: '192.168.88.0/24,10.0.0.0/8' },
      { name: 'winbox', port: 8291 },
    ],
    interfaces: [
      { name: 'ether1', type: 'ether', mac: '48:A9:8A:00:00:01' },
      { name: 'bridge', type: 'bridge', mac: '48:A9:8A:00:00:02' },
      { name: 'vlan20', type: 'vlan', mac: '48:A9:8A:00:00:02', vlanId: 20 },
      { name: 'lo', type: 'loopback', mac: '00:00:00:00:00:00' },
    ],
    addresses: [
      { address: '192.168.88.1/24', interface: 'bridge' },
      { address: '192.168.20.1/24', interface: 'vlan20' },
    ],
    arp: [
      { address: '192.168.88.10', mac: '00:11:32:AA:00:10', interface: 'bridge', status: 'reachable' },
      { address: '192.168.88.11', mac: '00:11:32:AA:00:11', interface: 'bridge', status: 'stale' },
      { address: '192.168.88.12', interface: 'bridge', status: 'failed' },
      { address: '192.168.20.30', mac: '00:11:32:AA:00:30', interface: 'vlan20', status: 'delay' },
      {
        address: '192.168.88.40',
        mac: '00:11:32:AA:00:40',
        interface: 'bridge',
        status: 'permanent',
        isStatic: true,
      },
    ],
    leases: [
      { address: '192.168.88.10', mac: '00:11:32:AA:00:10', hostName: 'nas', status: 'bound' },
      { address: '192.168.20.30', mac: '00:11:32:AA:00:30', hostName: 'camera-door', status: 'bound' },
      { address: '192.168.88.99', mac: '00:11:32:AA:00:99', hostName: 'laptop-away', status: 'waiting' },
    ],
    ipv6Neighbours: [
      { address: 'fd00:88::10', mac: '00:11:32:AA:00:10', interface: 'bridge', status: 'reachable' },
      {
        address: 'fe80::211:32ff:feaa:10',
        mac: '00:11:32:AA:00:10',
        interface: 'bridge',
        status: 'reachable',
      },
    ],
    bridgeHosts: [
      { mac: '48:A9:8A:00:00:02', interface: 'bridge', isLocal: true },
      { mac: '00:11:32:AA:00:11', interface: 'ether4', vid: 1, age: '12s' },
    ],
    stations: [{ mac: '00:11:32:AA:00:10', interface: 'wifi1' }],
    neighbours: [
      {
        address: '192.168.88.2',
        mac: '48:A9:8A:11:00:01',
        identity: 'switch-1',
        version: '7.20.8 (long-term)',
        board: 'CRS326-24G-2S+',
      },
    ],
    community: 'site-read',
    ...given,
  };
}

/** The version as the router prints it, its channel behind. */
export function versionText({ version, channel }: Pick<RouterModel, 'version' | 'channel'>): string {
  return `${version} (${channel})`;
}

/** Whether the router is of version 7. */
export function isVersion7({ version }: Pick<RouterModel, 'version'>): boolean {
  return version.startsWith('7.');
}
