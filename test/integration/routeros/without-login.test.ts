import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceObservation } from '../../../src/domain/observation.ts';
import { scanTargets } from '../../../src/scanning/scan-targets.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { aRouter } from '../../lab/routeros/router-model.ts';
import {
  startRouter,
  type RouterChannelName,
  type SimulatedRouter,
} from '../../lab/routeros/start-router.ts';
import { aScanRequest, readScan } from '../../support/a-scan-request.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('SKIPPED: MikroTik without a login: only root may listen on ports below 1024');

const ports: Readonly<Partial<Record<RouterChannelName, number>>> = {
  ftp: 21,
  ssh: 22,
  telnet: 23,
  www: 80,
  btest: 2000,
  winbox: 8291,
  api: 8728,
  snmp: 161,
  mndp: 5678,
  upnp: 1900,
};

/** Which channels tell strangers the version, by release; the others tell the product at most. */
const releases = [
  {
    version: '6.42.12',
    channel: 'long-term',
    telling: ['ftp', 'telnet', 'www', 'winbox', 'snmp', 'mndp', 'upnp'],
  },
  { version: '6.48.6', channel: 'long-term', telling: ['ftp', 'telnet', 'www', 'snmp', 'mndp', 'upnp'] },
  { version: '6.49.18', channel: 'long-term', telling: ['ftp', 'telnet', 'www', 'snmp', 'mndp', 'upnp'] },
  { version: '7.16.2', channel: 'stable', telling: ['ftp', 'telnet', 'snmp', 'mndp', 'upnp'] },
  { version: '7.20.8', channel: 'long-term', telling: ['ftp', 'telnet', 'snmp', 'mndp', 'upnp'] },
  { version: '7.23.1', channel: 'stable', telling: ['ftp', 'telnet', 'snmp', 'mndp', 'upnp'] },
  { version: '7.25beta2', channel: 'development', telling: ['ftp', 'telnet', 'snmp', 'mndp', 'upnp'] },
] as const;

/** What those that tell the channel make of it in the CPE. */
const editions = { stable: '-', 'long-term': 'ltr', development: 'testing' } as const;

describe.skipIf(!isRoot).each(releases)(
  'RouterOS $version without a login',
  ({ version, channel, telling }) => {
    let router: SimulatedRouter;
    let services: readonly ServiceObservation[];
    const at = (name: RouterChannelName) => services.find(({ port }) => port === ports[name])?.identity;

    beforeAll(async () => {
      const address = '127.9.7.1';
      router = await startRouter(aRouter({ version, channel, community: 'public' }), ports, { address });
      const tcp = '21,22,23,80,2000,8291,8728';
      const request = aScanRequest({ targets: [address], ports: tcp, assumeAlive: true });
      const { hosts } = await readScan(
        scanTargets(
          { ...request, ports: { ...request.ports, udp: [161, 1900, 5678] } },
          { clock: systemClock },
        ),
      );
      services = hosts[0]?.services ?? [];
    });
    afterAll(async () => router.close());

    it.each(telling)('is known with its exact version by %s', (name) => {
      expect(at(name)).toMatchObject({ vendor: 'MikroTik', product: 'RouterOS', version });
      const edition = name === 'telnet' || name === 'mndp' ? editions[channel] : '*';
      expect(at(name)?.cpe[0]).toBe(`cpe:2.3:o:mikrotik:routeros:${version}:*:*:*:${edition}:*:*:*`);
      expect(at(name)?.confidence).toBeLessThanOrEqual(95);
    });

    it('is known as RouterOS, and no version is made up, by what tells none', () => {
      for (const name of [
        'ssh',
        'btest',
        'api',
        ...(version.startsWith('7') ? (['www'] as const) : []),
      ] as const) {
        expect(at(name), name).toMatchObject({ product: 'RouterOS', version: null });
        expect(at(name)?.confidence, name).toBeLessThanOrEqual(80);
      }
      if (!telling.some((name) => name === 'winbox')) expect(at('winbox')).toMatchObject({ version: null });
    });

    it('tells its channel where it tells its version with it', () => {
      for (const name of ['telnet', 'mndp'] as const) expect(at(name)?.extra).toMatchObject({ channel });
    });

    it('is never asked to log in', () => {
      for (const { channel: by, command } of router.received) {
        if (by === 'api') expect(command).toBe('/quit');
        else expect(by).toBe('snmp');
      }
    });
  },
);
