import type { RouterInterface, RouterInventory } from '../../domain/router-inventory.ts';

/** What was read of a router at 10.0.0.1 that knows nobody; `given` replaces what matters to a test. */
export function anInventory(given: Partial<RouterInventory>): RouterInventory {
  return {
    source: 'routeros_rest',
    address: '10.0.0.1',
    port: 443,
    readAt: '2026-11-24T12:00:00.000Z',
    system: {
      identity: 'edge-1',
      version: '7.16.2',
      channel: 'stable',
      board: null,
      architecture: null,
      serial: null,
      packages: [],
      update: null,
    },
    services: [],
    interfaces: [anInterface('vlan20', '48:A9:8A:00:00:02', { vlanId: 20, addresses: ['10.0.0.1'] })],
    arp: [],
    ipv6Neighbours: [],
    leases: [],
    bridgeHosts: [],
    wifiStations: [],
    announcements: [],
    load: { cpuPercent: 1, connections: null, maxConnections: null },
    unread: [],
    ...given,
  };
}

/** An interface without addresses, as one that has the MAC of its factory. */
export function anInterface(
  name: string,
  macAddress: string,
  given: Partial<RouterInterface> = {},
): RouterInterface {
  return {
    name,
    macAddress,
    factoryMacAddress: null,
    isMacSet: false,
    vlanId: null,
    addresses: [],
    ...given,
  };
}
