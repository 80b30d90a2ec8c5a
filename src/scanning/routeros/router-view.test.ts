import { describe, expect, it } from 'vitest';
import { anInterface, anInventory } from './an-inventory.fixture.ts';
import { ownMacsOfRouter } from './own-macs.ts';
import { knownHostsOf, routerView } from './router-view.ts';

const mac = '00:11:32:AA:00:10';

function entry(ipAddress: string, isAlive: boolean, macAddress = mac) {
  return { ipAddress, macAddress, interfaceName: 'vlan20', isAlive };
}

describe('what a router knows of an address', () => {
  it('is its own interface first', () => {
    expect(routerView(anInventory({})).get('10.0.0.1')).toMatchObject({
      macAddress: '48:A9:8A:00:00:02',
      macAddressSource: 'router_interface',
      hostname: 'edge-1',
      isAlive: true,
      isRouter: true,
    });
  });

  it('is MAC and VLAN by ARP, the name by the lease', () => {
    const leases = [{ ipAddress: '10.0.0.9', macAddress: mac, hostname: 'nas', isBound: true }];
    const view = routerView(anInventory({ arp: [entry('10.0.0.9', true)], leases }));
    expect(view.get('10.0.0.9')).toMatchObject({
      macAddress: mac,
      macAddressSource: 'router_arp',
      hostname: 'nas',
      hostnameSource: 'router_dhcp_lease',
      vlanId: 20,
      isAlive: true,
    });
  });

  it.each([
    ['an old ARP entry', {}, false],
    [
      'one whose MAC is on a bridge',
      { bridgeHosts: [{ macAddress: mac, interfaceName: 'ether2', vlanId: null, isFresh: true }] },
      true,
    ],
    [
      'one whose MAC was on a bridge minutes ago',
      { bridgeHosts: [{ macAddress: mac, interfaceName: 'ether2', vlanId: null, isFresh: false }] },
      false,
    ],
    [
      'one whose MAC is on Wi-Fi',
      { wifiStations: [{ macAddress: mac, interfaceName: 'wifi1', vlanId: null, isFresh: true }] },
      true,
    ],
  ])('is a host that lives by %s or not', (_what, given, isAlive) => {
    const view = routerView(anInventory({ arp: [entry('10.0.0.9', false)], ...given }));
    expect(view.get('10.0.0.9')?.isAlive).toBe(isAlive);
  });

  it('is not who shall have the address one day', () => {
    const waiting = { ipAddress: '10.0.0.9', macAddress: mac, hostname: 'laptop', isBound: false };
    expect(routerView(anInventory({ leases: [waiting] })).has('10.0.0.9')).toBe(false);
    const other = entry('10.0.0.9', true, '00:11:32:AA:00:99');
    expect(routerView(anInventory({ leases: [waiting], arp: [other] })).get('10.0.0.9')).toMatchObject({
      macAddress: '00:11:32:AA:00:99',
      hostname: null,
    });
  });

  it('is nobody’s MAC and no sign of life where one answers for many', () => {
    const arp = [1, 2, 3, 4, 5].map((last) => entry(`10.0.1.${last}`, true));
    const view = routerView(anInventory({ arp }));
    for (const { ipAddress } of arp) {
      expect(view.get(ipAddress)).toMatchObject({ macAddress: null, macAddressSource: null, isAlive: false });
    }
  });

  it('is an address worth asking where somebody only announced himself', () => {
    const announced = {
      ipAddress: '10.0.0.9',
      macAddress: mac,
      identity: 'ap-1',
      platform: 'MikroTik',
      version: '7.20.8',
      board: null,
    };
    const view = routerView(anInventory({ announcements: [announced] }));
    expect(view.get('10.0.0.9')).toMatchObject({ macAddress: mac, hostname: 'ap-1', isAlive: false });
  });

  it('is handed to the scan as known', () => {
    const hosts = knownHostsOf(routerView(anInventory({ arp: [entry('10.0.0.9', true)] })));
    expect(hosts).toContainEqual({ address: '10.0.0.9', macAddress: mac, name: null, isAlive: true });
  });
});

describe('the MACs of the router itself', () => {
  const [factory, bridge, pc] = ['48:A9:8A:00:00:01', '48:A9:8A:00:00:02', '3C:52:82:00:00:77'];
  const cloned = anInterface('ether1', pc, {
    factoryMacAddress: factory,
    isMacSet: true,
    addresses: ['203.0.113.9'],
  });
  const vlan = anInterface('vlan7', pc, { vlanId: 7, addresses: ['198.51.100.9'] });

  it('are those of the factory, and not the one of a PC that it shows on the wire', () => {
    const inventory = anInventory({ interfaces: [cloned, vlan, anInterface('bridge', bridge)] });
    expect([...ownMacsOfRouter(inventory)]).toEqual([factory, bridge]);
    const view = routerView(inventory);
    expect(view.get('203.0.113.9')).toMatchObject({ macAddress: factory, isRouter: true });
    expect(view.get('198.51.100.9')).toMatchObject({ macAddress: factory, isRouter: true });
  });

  it('are none that the router knows at somebody else, where it tells nothing of the factory', () => {
    const interfaces = [
      anInterface('ether1', pc),
      anInterface('bridge', bridge, { addresses: ['10.0.0.1'] }),
    ];
    const inventory = anInventory({ interfaces, arp: [entry('10.0.0.9', false, pc)] });
    expect([...ownMacsOfRouter(inventory)]).toEqual([bridge]);
  });
});
