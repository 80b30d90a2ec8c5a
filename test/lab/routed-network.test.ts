import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../src/domain/observation.ts';
import type { ScanEvent } from '../../src/domain/scan-progress.ts';
import {
  answerScript,
  aRoutedNetwork,
  routedHosts,
  scannerSpace,
} from '../support/network/a-routed-network.ts';
import { whyNoNamespaces, type Namespaces } from '../support/network/namespaces.ts';

const reason = whyNoNamespaces();
const script = new URL('../support/run-network-scan.ts', import.meta.url).pathname;
const macScript = new URL('../support/print-mac-on-link.ts', import.meta.url).pathname;
const lifted = { ratePerSecond: 0, ratePerSecondPerHost: 0, maxInFlightPerHost: 1000 };

interface NetworkScan {
  readonly hosts: readonly HostObservation[];
  readonly end: Extract<ScanEvent, { type: 'end' }>;
  readonly wallMs: number;
  readonly peakMib: number;
}

if (reason === undefined) describe('a network behind a router', tests);
else it.skip(`the network behind a router is skipped: ${reason}`);

function tests(): void {
  let network: Namespaces;
  const scan = async (targets: string, ports: string, limits: object, ...exclusions: string[]) =>
    scanBy([], targets, ports, limits, ...exclusions);
  const scanBy = async (
    flags: readonly string[],
    targets: string,
    ports: string,
    limits: object,
    ...exclusions: string[]
  ) => {
    const words = [script, targets, ports, JSON.stringify(limits), ...exclusions];
    const command = [process.execPath, ...flags, ...words];
    return JSON.parse(await network.exec(scannerSpace, ...command)) as NetworkScan;
  };

  /** The same, and how many connections the kernel asked for meanwhile. */
  const scanCounted = async (targets: string, ports: string, limits: object) => {
    const rules =
      'table ip r { chain o { type filter hook output priority 0; tcp flags & (syn|ack) == syn counter\n}\n}\n';
    await network.nft(scannerSpace, rules);
    const done = await scan(targets, ports, limits);
    const text = await network.exec(scannerSpace, 'nft', 'list', 'table', 'ip', 'r');
    await network.exec(scannerSpace, 'nft', 'delete', 'table', 'ip', 'r');
    return { ...done, syns: Number(/packets (\d+)/u.exec(text)?.[1]) };
  };

  const macOfRouter = async () => {
    const text = await network.ip('swrouter', 'link', 'show', 'dev', 'scanside');
    return /link\/ether (\S+)/u.exec(text)?.[1]?.toUpperCase() ?? '';
  };

  beforeAll(async () => {
    network = await aRoutedNetwork();
  });
  afterAll(async () => {
    await network.close();
  });

  it('gives its hosts away: by refusals, one open port, an echo, a datagram; and no ghost', async () => {
    const { hosts, end, wallMs } = await scan('10.79.0.2-254', 'none', lifted);
    expect(hosts.map(({ ipAddress }) => Number(ipAddress.split('.')[3])).sort((a, b) => a - b)).toEqual(
      routedHosts,
    );
    const by = Object.fromEntries(hosts.map(({ ipAddress, discoveredBy }) => [ipAddress, discoveredBy]));
    expect(by).toMatchObject({
      '10.79.0.10': 'tcp_refused',
      '10.79.0.39': 'tcp_open',
      '10.79.0.40': 'icmp',
      '10.79.0.41': 'udp_reply',
    });
    expect(end).toMatchObject({ partialReasons: [], ghostAddresses: 0 });
    console.log(`routed /24: ${hosts.length} hosts in ${Math.round(wallMs)} ms`);
  });

  it.each([
    ['10.80.0.0/24', 'accepts'],
    ['10.81.0.0/24', 'refuses'],
  ])('shows %s as a ghost that %s everything, with no device in it', async (target, does) => {
    const { hosts, end } = await scan(target, '22,80', lifted);
    expect(hosts).toEqual([]);
    expect(end).toMatchObject({ ghostAddresses: 254, addressesWithoutAnswer: 0 });
    expect(end.partialReasons.join()).toContain(`something ${does} every connection for 254 addresses`);
  });

  it('keeps who is somebody among the addresses that a firewall refuses for', async () => {
    const { hosts, end } = await scan('10.83.0.0/24', '22,80', lifted);
    expect(hosts.map(({ ipAddress }) => ipAddress).sort()).toEqual(['10.83.0.5', '10.83.0.6']);
    expect(end).toMatchObject({ ghostAddresses: 252, addressesWithoutAnswer: 0 });
  });

  it('takes 126 controllers with one and the same unusual port for devices', async () => {
    const { hosts, end } = await scan('10.84.0.0/25', '502', lifted);
    expect(hosts).toHaveLength(126);
    expect(end).toMatchObject({ ghostAddresses: 0, partialReasons: [] });
  });

  it('is asked no faster than the rate, by the count of the kernel, and not much slower', async () => {
    const limits = { ...lifted, ratePerSecond: 500 };
    const { syns, end } = await scanCounted('10.79.0.11-14', '1-1000', limits);
    expect(syns).toBe(end.traffic.packetsSent);
    const rate = (syns * 1000) / (end.phaseMs.ports + end.phaseMs.discovery);
    expect(rate).toBeGreaterThan(475);
    expect(rate).toBeLessThan(525);
    expect(end.traffic.peakPerSecond).toBeLessThanOrEqual(550);
  });

  it('costs no packet that the budget did not give where a firewall drops nearly everything', async () => {
    const { syns, end, hosts } = await scanCounted('10.79.0.39', '1-120', lifted);
    expect(hosts.map(({ services }) => services.map(({ port }) => port))).toEqual([[22]]);
    expect(end.traffic.packetsSent).toBeGreaterThan(150);
    expect(syns).toBe(end.traffic.packetsSent);
  });

  it('gives no host more than its own budget', async () => {
    const { hosts, end } = await scan('10.79.0.15-16', '1-120', { ratePerSecondPerHost: 40 });
    expect(end.phaseMs.ports).toBeGreaterThan(2700);
    expect(end.traffic.peakPerSecond).toBeLessThanOrEqual(2 * 40 * 1.1);
    expect(hosts.map(({ traffic }) => traffic?.ratePerSecond)).toEqual([40, 40]);
  });

  it('of addresses where nobody answers costs its stated time and no memory', async () => {
    const limits = { ...lifted, silentAddressesAsked: 64 };
    // Enough addresses to have as many connections under way as there may be.
    const small = await scanBy(['--expose-gc'], '10.97.0.0/22', 'none', limits);
    const { hosts, end, wallMs, peakMib } = await scanBy(['--expose-gc'], '10.97.0.0/20', 'none', limits);
    expect(hosts).toEqual([]);
    expect(end.addressesWithoutAnswer).toBe(4094);
    expect(end.partialReasons).toEqual(['silent_addresses_not_asked']);
    // Fourteen connections an address, 4,096 of them under way for a second each, and the same again for slow machines.
    expect(wallMs).toBeLessThan(2 * ((4094 * 14) / 4096) * 1000 + 5000);
    expect(peakMib - small.peakMib).toBeLessThan(60);
    const [less, more] = [small.peakMib, peakMib].map(Math.round);
    console.log(`routed /20, silent: ${Math.round(wallMs)} ms, ${more} MiB; a /22 ${less} MiB`);
  });

  it('on the own segment believes no entry of the neighbour table that was there before', async () => {
    const old = [
      'neigh',
      'replace',
      '10.78.0.77',
      'lladdr',
      '02:00:00:00:00:77',
      'dev',
      'eth0',
      'nud',
      'stale',
    ];
    await network.ip(scannerSpace, ...old);
    const { hosts } = await scan('10.78.0.64/27', 'none', lifted);
    expect(hosts).toEqual([]);
  });

  it('on the own segment is heard when it announces itself, without a question', async () => {
    const { hosts } = await scan('10.78.0.1', '1-2000', { ratePerSecondPerHost: 1000 });
    expect(hosts).toMatchObject([
      {
        services: [
          {
            port: 5678,
            transport: 'udp',
            identity: {
              product: 'RouterOS',
              version: '7.16.2',
              extra: { identity: 'edge-1', board: 'RB5009UG+S+', heard_by: 'scanner' },
            },
          },
        ],
      },
    ]);
  });

  describe('where somebody announces the MAC of another from an address that answers no ARP', () => {
    const [phantom, victim] = ['10.78.0.60', '02:00:00:00:00:99'];
    /** Long enough for the phantom to be asked to the end, and to become somebody after that. */
    const slow = { ratePerSecondPerHost: 500 };
    const targets = `10.78.0.1,${phantom}`;

    beforeAll(async () => {
      await network.exec('swrouter', 'sysctl', '-qw', 'net.ipv4.conf.scanside.arp_ignore=1');
      await network.ip('swrouter', 'addr', 'add', `${phantom}/32`, 'dev', 'lo');
      const place = `mndp:${phantom}:10.78.0.255:${victim.replaceAll(':', '-')}`;
      await network.start('swrouter', process.execPath, answerScript, place);
    });

    const scanWhileItComes = async (...exclusions: string[]) => {
      // What the kernel still knows of the scan before would find the phantom at once, with nothing announced yet.
      await network.ip(scannerSpace, 'neigh', 'flush', 'all');
      const scanning = scan(targets, '1-5000', slow, ...exclusions);
      await pause(6000);
      await network.ip('swrouter', 'addr', 'add', `${phantom}/32`, 'dev', 'scanside');
      const result = await scanning;
      await network.ip('swrouter', 'addr', 'del', `${phantom}/32`, 'dev', 'scanside');
      return result;
    };

    it('takes the announcement for no device', async () => {
      const { hosts, end } = await scan(targets, '1-2000', { ratePerSecondPerHost: 1000 });
      expect(hosts.map(({ ipAddress }) => ipAddress)).toEqual(['10.78.0.1']);
      expect(end).toMatchObject({ addressesWithoutAnswer: 1, excludedDevices: 0 });
    });

    it('finds it once ARP does, with the MAC of that', async () => {
      const { hosts } = await scanWhileItComes();
      const found = hosts.find(({ ipAddress }) => ipAddress === phantom);
      expect(found?.macAddress).toBe(await macOfRouter());
      expect(found?.services.map(({ identity }) => identity.extra['mac_address'])).toContain(victim);
    });

    it('keeps away from it where the announced MAC is excluded', async () => {
      const { hosts, end } = await scanWhileItComes(`mac:${victim}`);
      expect(hosts.map(({ ipAddress }) => ipAddress)).toEqual(['10.78.0.1']);
      expect(end).toMatchObject({ addressesWithoutAnswer: 0, excludedDevices: 1 });
    });
  });

  it('gives the MAC at an address of the own segment, and none behind the router', async () => {
    const ask = async (address: string) => network.exec(scannerSpace, process.execPath, macScript, address);
    await network.ip(scannerSpace, 'neigh', 'flush', 'all');
    expect(await ask('10.78.0.1')).toBe(await macOfRouter());
    expect(await ask('10.78.0.99')).toBe('none');
    expect(await ask('10.79.0.10')).toBe('none');
  });

  it('on the own segment is found by IPv6 as well', async () => {
    const { hosts, end } = await scan('fd78::0-fd78::2f', 'none', lifted);
    expect(hosts.map(({ ipAddress, discoveredBy }) => [ipAddress, discoveredBy])).toContainEqual([
      'fd78::10',
      'neighbour_table',
    ]);
    expect(hosts.length + end.addressesWithoutAnswer).toBe(48);
    expect(hosts.length).toBeLessThanOrEqual(2);
  });

  it('sends an excluded device nothing but what made it answer ARP', async () => {
    const mac = await macOfRouter();
    await network.ip(scannerSpace, 'neigh', 'flush', 'all');
    const counter =
      'table ip x { chain i { type filter hook input priority 0; ip daddr 10.78.0.1 counter\n}\n}\n';
    await network.nft('swrouter', counter);
    const { hosts, end } = await scan('10.78.0.1', '1-100', lifted, `mac:${mac}`);
    expect(hosts).toEqual([]);
    expect(end).toMatchObject({ excludedDevices: 1, addressesWithoutAnswer: 0 });
    const text = await network.exec('swrouter', 'nft', 'list', 'table', 'ip', 'x');
    expect(Number(/packets (\d+)/u.exec(text)?.[1])).toBe(1);
  });
}
