import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RouterLogin } from '../../../src/domain/router-login.ts';
import { readRouter, type RouterReading } from '../../../src/scanning/routeros/read-router.ts';
import { scopeOf } from '../../../src/domain/scope.ts';
import { aCertificate, type TestCertificate } from '../../lab/routeros/a-certificate.ts';
import { aRouter, type RouterModel } from '../../lab/routeros/router-model.ts';
import {
  startRouter,
  type RouterChannelName,
  type SimulatedRouter,
} from '../../lab/routeros/start-router.ts';
import { aRouterLogin, readingOptions } from './a-router-login.ts';

let certificate: TestCertificate;
const running: SimulatedRouter[] = [];

beforeAll(() => {
  certificate = aCertificate();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(async (router) => router.close()));
});

async function simulate(
  model: Partial<RouterModel>,
  ...channels: readonly RouterChannelName[]
): Promise<SimulatedRouter> {
  const ports = Object.fromEntries(channels.map((channel) => [channel, 0]));
  const router = await startRouter(aRouter(model), ports, { certificate });
  running.push(router);
  return router;
}

async function read(router: SimulatedRouter, given: Partial<RouterLogin> = {}): Promise<RouterReading> {
  return readRouter(aRouterLogin(router, given), readingOptions());
}

const releases = [
  { version: '6.42.12', channel: 'long-term' },
  { version: '6.48.6', channel: 'long-term' },
  { version: '6.49.18', channel: 'long-term' },
  { version: '7.16.2', channel: 'stable' },
  { version: '7.20.8', channel: 'long-term' },
  { version: '7.23.1', channel: 'stable' },
  { version: '7.25beta2', channel: 'development' },
] as const;

describe.each(releases)('a router with $version ($channel)', (release) => {
  it.each(['api', 'apiTls'] as const)('is read over %s', async (channel) => {
    const router = await simulate(release, channel);
    const { inventory, attempts } = await read(router);
    expect(attempts).toEqual([]);
    expect(inventory).toMatchObject({ source: 'routeros_api', system: release, unread: [] });
    expect(inventory?.leases.map(({ hostname }) => hostname)).toEqual(['nas', 'camera-door', 'laptop-away']);
  });

  it('is read over REST where it has that, else over the API', async () => {
    const router = await simulate(release, 'rest', 'apiTls');
    const { inventory, attempts } = await read(router);
    const has = release.version.startsWith('7');
    expect(inventory).toMatchObject({ source: has ? 'routeros_rest' : 'routeros_api', system: release });
    expect(attempts).toEqual(has ? [] : [{ channel: 'rest', reason: 'not_routeros' }]);
  });

  it('tells its version by SNMP', async () => {
    const router = await simulate(release, 'snmp');
    const { inventory } = await read(router, { user: undefined });
    expect(inventory).toMatchObject({ source: 'snmp', system: { version: release.version, channel: null } });
  });
});

describe.each(['rest', 'apiTls'] as const)('the inventory over %s', (channel) => {
  it('holds everything that the router knows of hosts, and of itself', async () => {
    const { inventory } = await read(await simulate({}, channel));
    expect(inventory).toMatchObject({
      address: '127.0.0.1',
      system: {
        identity: 'edge-1',
        board: 'RB5009UG+S+',
        architecture: 'arm64',
        serial: 'HG209A1B2C3',
        packages: [
          { name: 'routeros', version: '7.16.2', isDisabled: false },
          { name: 'wifi-qcom', version: '7.16.2', isDisabled: false },
        ],
        update: { channel: 'stable', latestVersion: '7.23.5', status: 'New version is available' },
      },
      services: [
        { name: 'telnet', port: 23, isEnabled: false, addresses: [] },
        { name: 'www-ssl', port: 443, isEnabled: true, addresses: ['192.168.88.0/24', '10.0.0.0/8'] },
        { name: 'winbox', port: 8291, isEnabled: true, addresses: [] },
      ],
      leases: [
        { ipAddress: '192.168.88.10', macAddress: '00:11:32:AA:00:10', hostname: 'nas', isBound: true },
        {
          ipAddress: '192.168.20.30',
          macAddress: '00:11:32:AA:00:30',
          hostname: 'camera-door',
          isBound: true,
        },
        {
          ipAddress: '192.168.88.99',
          macAddress: '00:11:32:AA:00:99',
          hostname: 'laptop-away',
          isBound: false,
        },
      ],
      bridgeHosts: [{ macAddress: '00:11:32:AA:00:11', interfaceName: 'ether4', vlanId: 1, isFresh: true }],
      wifiStations: [
        { macAddress: '00:11:32:AA:00:10', interfaceName: 'wifi1', vlanId: null, isFresh: true },
      ],
      announcements: [{ ipAddress: '192.168.88.2', identity: 'switch-1', version: '7.20.8 (long-term)' }],
      load: { cpuPercent: 7, connections: 431, maxConnections: 1_048_576 },
      unread: [],
    });
    expect(inventory?.arp.map(({ ipAddress, isAlive }) => [ipAddress, isAlive])).toEqual([
      ['192.168.88.10', true],
      ['192.168.88.11', false],
      ['192.168.20.30', true],
      ['192.168.88.40', false],
    ]);
    expect(inventory?.ipv6Neighbours.map(({ ipAddress }) => ipAddress)).toEqual(['fd00:88::10']);
    expect(inventory?.interfaces).toContainEqual({
      name: 'vlan20',
      macAddress: '48:A9:8A:00:00:02',
      factoryMacAddress: null,
      isMacSet: false,
      vlanId: 20,
      addresses: ['192.168.20.1'],
    });
  });

  it('tells a MAC that an administrator set from the one of the factory', async () => {
    const interfaces = [
      { name: 'ether1', type: 'ether', mac: '3C:52:82:00:00:77', factoryMac: '48:A9:8A:00:00:01' },
    ];
    const { inventory } = await read(await simulate({ interfaces }, channel));
    expect(inventory?.interfaces).toMatchObject([
      { macAddress: '3C:52:82:00:00:77', factoryMacAddress: '48:A9:8A:00:00:01', isMacSet: true },
    ]);
  });

  it('is had by questions alone, and by none that asks for what is nobody’s business', async () => {
    const router = await simulate({}, channel);
    const { inventory } = await read(router);
    expect(router.received.length).toBeGreaterThan(15);
    for (const { command } of router.received) {
      expect(command).toMatch(
        /^(?:\/login|\/[a-z/0-9-]+\/print =\.proplist=[a-z0-9,-]+|GET \/rest\/[a-z/0-9-]+\?\.proplist=[a-z0-9,-]+)$/u,
      );
    }
    expect(JSON.stringify(inventory)).not.toContain('secret');
  });

  it('names what the user may not see', async () => {
    const user = {
      name: 'sitewarden',
      password: 'a read-only password',
      policies: ['api', 'rest-api'] as const,
    };
    const { inventory, attempts } = await read(await simulate({ users: [user] }, channel));
    expect(inventory).toBeUndefined();
    expect(attempts).toMatchObject([{ reason: 'login_refused' }]);
  });

  it('is not had with a wrong password', async () => {
    const router = await simulate({}, channel);
    const { inventory, attempts } = await read(router, { user: { name: 'sitewarden', password: 'wrong' } });
    expect(inventory).toBeUndefined();
    expect(attempts).toMatchObject([{ reason: 'login_refused' }]);
  });

  it('is not asked of whoever shows another certificate', async () => {
    const router = await simulate({}, channel);
    const { attempts } = await read(router, { certificateSha256: 'ab'.repeat(32) });
    expect(attempts).toMatchObject([
      { reason: 'certificate_changed', certificateSha256: certificate.sha256 },
    ]);
    expect(router.received).toEqual([]);
  });

  it('is not asked without a pin of whom nobody vouches for, and then the certificate is told', async () => {
    const router = await simulate({}, channel);
    const { attempts } = await read(router, { certificateSha256: null });
    expect(attempts).toMatchObject([
      { reason: 'certificate_untrusted', certificateSha256: certificate.sha256 },
    ]);
    expect(router.received).toEqual([]);
  });

  it('is asked of anybody where the site says so', async () => {
    const { inventory } = await read(await simulate({}, channel), {
      certificateSha256: null,
      trust: 'any_certificate',
    });
    expect(inventory?.system.version).toBe('7.16.2');
  });
});

describe('the inventory by SNMP', () => {
  it('holds interfaces, every ARP entry and the neighbours', async () => {
    const { inventory } = await read(await simulate({}, 'snmp'), { user: undefined });
    expect(inventory).toMatchObject({
      system: { identity: 'edge-1', board: 'RB5009UG+S+', serial: 'HG209A1B2C3' },
      arp: [
        {
          ipAddress: '192.168.88.10',
          macAddress: '00:11:32:AA:00:10',
          interfaceName: 'bridge',
          isAlive: false,
        },
        {
          ipAddress: '192.168.88.11',
          macAddress: '00:11:32:AA:00:11',
          interfaceName: 'bridge',
          isAlive: false,
        },
        {
          ipAddress: '192.168.88.40',
          macAddress: '00:11:32:AA:00:40',
          interfaceName: 'bridge',
          isAlive: false,
        },
        {
          ipAddress: '192.168.20.30',
          macAddress: '00:11:32:AA:00:30',
          interfaceName: 'vlan20',
          isAlive: false,
        },
      ],
      announcements: [{ ipAddress: '192.168.88.2', version: '7.20.8 (long-term)' }],
      load: { cpuPercent: 7 },
    });
  });

  it('holds thousands of entries', async () => {
    const arp = Array.from({ length: 3000 }, (_, number) => ({
      address: `10.9.${number >> 8}.${number & 255}`,
      mac: `00:11:32:00:${(number >> 8).toString(16).padStart(2, '0')}:${(number & 255).toString(16).padStart(2, '0')}`,
      interface: 'bridge',
    }));
    const { inventory } = await read(await simulate({ arp }, 'snmp'), { user: undefined });
    expect(inventory?.arp).toHaveLength(3000);
  });

  it('only asks', async () => {
    const router = await simulate({}, 'snmp');
    await read(router, { user: undefined });
    for (const { command } of router.received) expect(command).toMatch(/^0xa[05] /u);
  });

  it('is nothing to another community', async () => {
    const { inventory, attempts } = await read(await simulate({}, 'snmp'), {
      user: undefined,
      snmpCommunity: 'public',
    });
    expect(inventory).toBeUndefined();
    expect(attempts).toEqual([{ channel: 'snmp', reason: 'unreachable' }]);
  });
});

describe('where the router may be', () => {
  it('is inside the site, or nothing is sent', async () => {
    const router = await simulate({}, 'api');
    const options = readingOptions({ scope: scopeOf(['127.0.0.0/8'], ['127.0.0.1/32'])! });
    await expect(readRouter(aRouterLogin(router), options)).rejects.toMatchObject({ code: 'outside_scope' });
    expect(router.received).toEqual([]);
  });

  it('and no password goes without TLS to a router whose certificate is pinned', async () => {
    const router = await simulate({}, 'api');
    const { inventory } = await read(router, { certificateSha256: certificate.sha256, trust: 'plaintext' });
    expect(inventory).toBeUndefined();
    expect(router.received).toEqual([]);
  });
});
