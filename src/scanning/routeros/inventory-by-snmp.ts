import type {
  RouterAnnouncement,
  RouterInterface,
  RouterInventory,
  RouterLoad,
  RouterNeighbour,
} from '../../domain/router-inventory.ts';
import { canonicalIpAddress } from '../../domain/ip-network.ts';
import { parseMacAddress } from '../../domain/mac-address.ts';
import type { Clock } from '../../support/clock.ts';
import { printableText } from '../../support/printable-text.ts';
import { objectIdentifier, type BerValue } from '../snmp/ber-values.ts';
import { integerOf } from '../snmp/read-snmp-answer.ts';
import { snmpGet, snmpWalk, type SnmpTarget } from '../snmp/snmp-client.ts';
import { RouterFailure } from './router-failure.ts';
import { routerosVersion } from './routeros-version.ts';
import { ownMac } from './row-values.ts';

/** Objects of MIB-II (RFC 1213, RFC 4293), HOST-RESOURCES-MIB (RFC 2790) and MIKROTIK-MIB. */
const oid = {
  sysDescr: '1.3.6.1.2.1.1.1.0',
  sysObjectId: '1.3.6.1.2.1.1.2.0',
  sysName: '1.3.6.1.2.1.1.5.0',
  licenceVersion: '1.3.6.1.4.1.14988.1.1.4.4.0',
  serialNumber: '1.3.6.1.4.1.14988.1.1.7.3.0',
  ifDescr: '1.3.6.1.2.1.2.2.1.2',
  ifPhysAddress: '1.3.6.1.2.1.2.2.1.6',
  ipAdEntIfIndex: '1.3.6.1.2.1.4.20.1.2',
  ipNetToMediaPhysAddress: '1.3.6.1.2.1.4.22.1.2',
  hrProcessorLoad: '1.3.6.1.2.1.25.3.3.1.2',
  neighbour: '1.3.6.1.4.1.14988.1.1.11.1.1',
} as const;

const mikrotik = '1.3.6.1.4.1.14988.';
const mostRows = 8192;
const mostInterfaces = 1024;

/**
 * What SNMP v2c tells of a RouterOS router: its version, interfaces, ARP table and neighbours; no leases and no packages.
 * `RouterFailure` when nothing answers to the community, or it is no RouterOS.
 */
export async function inventoryBySnmp(target: SnmpTarget, clock: Clock): Promise<RouterInventory> {
  const system = await snmpGet(target, [
    oid.sysDescr,
    oid.sysObjectId,
    oid.sysName,
    oid.licenceVersion,
    oid.serialNumber,
  ]);
  if (system === undefined) throw new RouterFailure(target.signal.aborted ? 'timed_out' : 'unreachable');
  const objectId = system.get(oid.sysObjectId);
  const release = routerosVersion(text(system.get(oid.licenceVersion)) ?? '');
  if (objectId === undefined || !objectIdentifier(objectId.content).startsWith(mikrotik) || !release) {
    throw new RouterFailure('not_routeros');
  }
  const unread = new Set<string>();
  const read: ReadColumn = async (name, column, limit) => {
    const { bindings, isWhole } = await snmpWalk(target, column, limit);
    if (!isWhole) unread.add(name);
    return new Map(bindings.map((one) => [one.name.slice(column.length + 1), one.value]));
  };
  const interfaces = await interfacesOf(read);
  const [arp, announcements, load] = [
    await arpOf(read, interfaces),
    await announcementsOf(read),
    await loadBySnmp(target),
  ];
  return {
    source: 'snmp',
    address: target.address,
    port: target.port,
    readAt: clock.now().toISOString(),
    system: {
      identity: text(system.get(oid.sysName)),
      ...release,
      board: text(system.get(oid.sysDescr))?.replace(/^RouterOS /u, '') ?? null,
      architecture: null,
      serial: text(system.get(oid.serialNumber)),
      packages: [],
      update: null,
    },
    services: [],
    interfaces: [...interfaces.values()],
    arp,
    ipv6Neighbours: [],
    leases: [],
    bridgeHosts: [],
    wifiStations: [],
    announcements,
    load,
    unread: [...unread].sort(),
  };
}

/** Processor load: the mean over the processors. Connection tracking is not told by SNMP. */
export async function loadBySnmp(target: SnmpTarget): Promise<RouterLoad> {
  const { bindings } = await snmpWalk(target, oid.hrProcessorLoad, 256);
  const loads = bindings.flatMap(({ value }) => integerOf(value) ?? []);
  const sum = loads.reduce((total, load) => total + Math.min(100, load), 0);
  return {
    cpuPercent: loads.length === 0 ? null : Math.round(sum / loads.length),
    connections: null,
    maxConnections: null,
  };
}

/** A column of a table by what is behind its name; `name` is what is told to be unread when it was cut short. */
type ReadColumn = (name: string, column: string, limit: number) => Promise<ReadonlyMap<string, BerValue>>;

async function interfacesOf(read: ReadColumn): Promise<ReadonlyMap<string, RouterInterface>> {
  const macs = await read('interfaces', oid.ifPhysAddress, mostInterfaces);
  const addresses = new Map<string, string[]>();
  for (const [address, value] of await read('interfaces', oid.ipAdEntIfIndex, mostInterfaces)) {
    const index = String(integerOf(value));
    addresses.set(index, [...(addresses.get(index) ?? []), address]);
  }
  const names = await read('interfaces', oid.ifDescr, mostInterfaces);
  return new Map(
    [...names].map(([index, name]) => [
      index,
      {
        name: text(name) ?? index,
        macAddress: mac(macs.get(index)),
        factoryMacAddress: null,
        isMacSet: false,
        vlanId: null,
        addresses: addresses.get(index) ?? [],
      },
    ]),
  );
}

/** `ipNetToMediaTable`, which does not say how old an entry is: index is the interface and the four numbers of the address. */
async function arpOf(
  read: ReadColumn,
  interfaces: ReadonlyMap<string, RouterInterface>,
): Promise<RouterNeighbour[]> {
  const entries = await read('arp', oid.ipNetToMediaPhysAddress, mostRows);
  return [...entries].flatMap(([index, value]) => {
    const [interfaceIndex = '', ...numbers] = index.split('.');
    const [ipAddress, macAddress] = [canonicalIpAddress(numbers.join('.')), mac(value)];
    if (ipAddress === undefined || macAddress === null) return [];
    const interfaceName = interfaces.get(interfaceIndex)?.name ?? null;
    return [{ ipAddress, macAddress, interfaceName, isAlive: false }];
  });
}

/** `mtxrNeighborTable`: columns 2 to 6 are address, MAC, version, platform and identity. */
async function announcementsOf(read: ReadColumn): Promise<RouterAnnouncement[]> {
  const [addresses, macs, versions, platforms, identities] = [
    await read('announcements', `${oid.neighbour}.2`, mostInterfaces),
    await read('announcements', `${oid.neighbour}.3`, mostInterfaces),
    await read('announcements', `${oid.neighbour}.4`, mostInterfaces),
    await read('announcements', `${oid.neighbour}.5`, mostInterfaces),
    await read('announcements', `${oid.neighbour}.6`, mostInterfaces),
  ];
  return [...macs].map(([index, value]) => ({
    ipAddress: canonicalIpAddress([...(addresses.get(index)?.content ?? [])].join('.')) ?? null,
    macAddress: mac(value),
    identity: text(identities.get(index)),
    platform: text(platforms.get(index)),
    version: text(versions.get(index)),
    board: null,
  }));
}

function text(value: BerValue | undefined): string | null {
  if (value?.tag !== 0x04) return null;
  const clean = printableText(value.content.toString('utf8', 0, 1000));
  return clean === '' ? null : clean;
}

function mac(value: BerValue | undefined): string | null {
  return value?.content.length === 6 ? ownMac(parseMacAddress(value.content.toString('hex'))) : null;
}
