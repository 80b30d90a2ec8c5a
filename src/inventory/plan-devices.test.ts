import { describe, expect, it } from 'vitest';
import { aHostResult } from '../../test/support/a-host-result.ts';
import { identifyHosts } from './identify-hosts.ts';
import { planMerges } from './plan-merges.ts';
import { planDevices, type IdentifiedDevice, type KnownDevice } from './plan-devices.ts';

const [mac, other] = ['00:0C:42:00:00:01', '00:0C:42:00:00:02'];
const aSighting = () => {
  let made = 0;
  return { scanId: 'scan', newId: () => `id-${(made += 1)}` };
};
const standing = (device: IdentifiedDevice): KnownDevice => ({ ...device, furtherIdentities: [] });
const see = (hosts: ReturnType<typeof aHostResult>[], known: readonly IdentifiedDevice[] = []) =>
  planDevices(identifyHosts(hosts), known.map(standing), aSighting());
const first = (...hosts: ReturnType<typeof aHostResult>[]) => see(hosts).map(({ device }) => device);
const kinds = (...given: Parameters<typeof see>) =>
  see(...given).map(({ events }) => events.map((e) => e.kind));

describe('the identity of a host', () => {
  it('is its MAC address, else its address', () => {
    const identities = identifyHosts([
      aHostResult('10.0.0.10', { macAddress: mac }),
      aHostResult('10.0.0.9'),
    ]).map(({ identity }) => identity);
    expect(identities).toEqual(['ip:10.0.0.9', `mac:${mac}`]);
  });

  it('is one where a MAC address shows for two addresses', () => {
    const groups = identifyHosts(
      ['10.0.0.2', '10.0.0.1'].map((address) => aHostResult(address, { macAddress: mac })),
    );
    expect(groups.map(({ hosts }) => hosts.map(({ host }) => host.ipAddress))).toEqual([
      ['10.0.0.1', '10.0.0.2'],
    ]);
  });

  it('is never the MAC address of a next hop', () => {
    const behind = ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((address) =>
      aHostResult(address, { macAddress: mac }),
    );
    const groups = identifyHosts([...behind, aHostResult('10.0.0.4', { macAddress: other })]);
    expect(groups.map(({ identity }) => identity)).toEqual([
      'ip:10.0.0.1',
      'ip:10.0.0.2',
      'ip:10.0.0.3',
      `mac:${other}`,
    ]);
    expect(planDevices(groups, [], aSighting())[0]?.device).toMatchObject({
      macAddress: null,
      manufacturer: null,
    });
  });
});

describe('a MAC address that tells no device apart', () => {
  it('is one that the routers of a redundancy group share', () => {
    const virtual = '00:00:5E:00:01:0A';
    const [seen] = see([aHostResult('10.0.0.1', { macAddress: virtual })]);
    expect(seen?.device).toMatchObject({ identity: 'ip:10.0.0.1', macAddress: null, macAddresses: [] });
  });

  it('is one at an address that a person keeps apart', () => {
    const groups = identifyHosts(
      ['10.0.0.1', '10.0.0.2'].map((address) => aHostResult(address, { macAddress: mac })),
      new Set(['10.0.0.2']),
    );
    expect(groups.map(({ identity }) => identity)).toEqual([`mac:${mac}`, 'ip:10.0.0.2']);
  });
});

describe('devices that turned out to be one', () => {
  const [main] = first(aHostResult('10.0.0.1', { macAddress: mac }));
  if (main === undefined) throw new Error('no device');
  const known = [{ ...main, macAddresses: [mac, other], furtherIdentities: [`mac:${other}`, 'ip:10.0.0.9'] }];
  const plan = (...hosts: ReturnType<typeof aHostResult>[]) =>
    planDevices(identifyHosts(hosts), known, aSighting());

  it('are one in every later scan, by whichever part it shows', () => {
    const parts = [
      aHostResult('10.0.0.2', { macAddress: other }),
      aHostResult('10.0.0.1', { macAddress: mac }),
      aHostResult('10.0.0.9'),
    ];
    const seen = plan(...parts);
    expect(seen.map(({ device, hosts }) => [device.id, device.ipAddress, hosts.length])).toEqual([
      [main.id, '10.0.0.1', 3],
    ]);
    for (const part of parts) {
      expect(plan(part)[0]?.device).toMatchObject({
        id: main.id,
        identity: `mac:${mac}`,
        macAddress: mac,
        macAddresses: [mac, other],
      });
    }
  });

  it('are those whose MAC addresses one of them names as its own, unless a person told them apart', () => {
    const [single] = first(aHostResult('10.0.0.2', { macAddress: other }));
    if (single === undefined) throw new Error('no device');
    const router = aHostResult('10.0.0.1', { macAddress: mac, ownMacAddresses: [mac, other] });
    const devices = [{ ...single, id: 'interface', furtherIdentities: [] }];
    const seen = planDevices(identifyHosts([router]), devices, aSighting());
    const merge = { deviceId: seen[0]?.device.id ?? '', mergedDeviceId: 'interface' };
    expect(planMerges(seen, devices, [])).toEqual([merge]);
    expect(planMerges(seen, devices, [merge])).toEqual([]);
    expect(planMerges(seen, devices, [{ deviceId: 'interface', mergedDeviceId: merge.deviceId }])).toEqual(
      [],
    );
    expect(seen[0]?.device.macAddresses).toEqual([mac]);
  });

  it('are never a router and the PC of another maker whose MAC address it copied', () => {
    const [pc] = first(aHostResult('10.0.0.2', { macAddress: other, manufacturer: 'Acme PCs' }));
    const named = { macAddress: mac, ownMacAddresses: [mac, other], manufacturer: 'Acme Routers' };
    const devices = pc === undefined ? [] : [{ ...pc, id: 'pc', furtherIdentities: [] }];
    const seen = planDevices(identifyHosts([aHostResult('10.0.0.1', named)]), devices, aSighting());
    expect(planMerges(seen, devices, [])).toEqual([]);
    const same = devices.map((device) => ({ ...device, manufacturer: 'Acme Routers' }));
    expect(planMerges(seen, same, [])).toHaveLength(1);
  });

  it('are never those that name addresses which others make up as well', () => {
    const made = '02:42:AC:11:00:02';
    const [single] = first(aHostResult('10.0.0.2', { macAddress: made }));
    const router = aHostResult('10.0.0.1', { macAddress: mac, ownMacAddresses: [mac, made] });
    const devices = single === undefined ? [] : [{ ...single, id: 'phone', furtherIdentities: [] }];
    const seen = planDevices(identifyHosts([router]), devices, aSighting());
    expect(devices).toHaveLength(1);
    expect(planMerges(seen, devices, [])).toEqual([]);
  });
});

describe('a device', () => {
  const named = { macAddress: mac, hostname: 'printer', manufacturer: 'Acme' };

  it('that is new has that for its history', () => {
    const [seen, ...others] = see([aHostResult('10.0.0.1', named)]);
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ isNew: true, device: { identity: `mac:${mac}`, hostname: 'printer' } });
    expect(seen?.events).toMatchObject([
      { kind: 'first_seen', before: null, after: { mac_address: mac, ip_address: '10.0.0.1' } },
    ]);
  });

  it('that is as before has nothing to tell, and keeps what it does not say this time', () => {
    const known = first(aHostResult('10.0.0.1', named));
    const silent = aHostResult('10.0.0.1', { macAddress: mac });
    expect(kinds([silent], known)).toEqual([[]]);
    expect(see([silent], known)[0]?.device).toMatchObject({ hostname: 'printer', manufacturer: 'Acme' });
  });

  it('keeps its kind while a scan says less, and takes what contradicts it', () => {
    const kindOf = (host: ReturnType<typeof aHostResult>, before = first(host)) =>
      see(
        [host],
        before.map((device) => ({ ...device, furtherIdentities: [] })),
      )[0]?.device.classification.deviceClass;
    const camera = { hostname: 'axis-accc8e123456', macAddress: mac, services: [] };
    const known = first(aHostResult('10.0.0.1', camera));
    expect(kindOf(aHostResult('10.0.0.1', camera))).toBe('camera');
    expect(kindOf(aHostResult('10.0.0.1', { macAddress: mac, services: [] }), known)).toBe('camera');
    const printer = { ...camera, hostname: 'NPI419F6E' };
    expect(kindOf(aHostResult('10.0.0.1', printer), known)).toBe('printer');
  });

  it('takes nothing of the maker of a next hop for its kind', () => {
    const behind = ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((address) =>
      aHostResult(address, { macAddress: mac, manufacturer: 'Axis Communications AB', services: [] }),
    );
    expect(first(...behind).map(({ classification }) => classification.deviceClass)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('that moved or was renamed says from what to what', () => {
    const known = first(aHostResult('10.0.0.1', named));
    const [seen] = see([aHostResult('10.0.0.7', { ...named, hostname: 'scanner' })], known);
    expect(seen?.device.id).toBe(known[0]?.id);
    expect(seen?.events).toMatchObject([
      { kind: 'address_changed', before: { ip_address: '10.0.0.1' }, after: { ip_address: '10.0.0.7' } },
      { kind: 'hostname_changed', before: { hostname: 'printer' }, after: { hostname: 'scanner' } },
    ]);
  });

  it('with two addresses did not move while it has the one it is known by', () => {
    const known = first(aHostResult('10.0.0.5', { macAddress: mac }));
    const both = ['10.0.0.1', '10.0.0.5'].map((address) => aHostResult(address, { macAddress: mac }));
    expect(kinds(both, known)).toEqual([[]]);
  });

  it('known by its address becomes that of the MAC address it shows', () => {
    const known = first(aHostResult('10.0.0.1'));
    const [seen] = see([aHostResult('10.0.0.1', named)], known);
    expect(seen?.device).toMatchObject({ id: known[0]?.id, identity: `mac:${mac}`, macAddress: mac });
    expect(seen?.events.map(({ kind }) => kind)).toEqual(['mac_address_learned', 'hostname_changed']);
  });

  it('known by its MAC address is not mixed with another that had its new address', () => {
    const known = first(aHostResult('10.0.0.1'), aHostResult('10.0.0.2', named));
    const [seen] = see([aHostResult('10.0.0.1', named)], known);
    expect(seen?.device.id).toBe(known.find(({ macAddress }) => macAddress === mac)?.id);
  });

  it('was last seen at the latest instant, whatever order scans end in', () => {
    const known = first(aHostResult('10.0.0.1', { finishedAt: '2026-11-23T22:00:00.000Z' }));
    const [seen] = see([aHostResult('10.0.0.1', { finishedAt: '2026-11-22T22:00:00.000Z' })], known);
    expect(seen?.device.lastSeenAt).toBe('2026-11-23T22:00:00.000Z');
  });
});
