import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../support/clock.ts';
import { aRouter } from '../../../test/lab/routeros/router-model.ts';
import { announceMndp } from '../../../test/lab/routeros/serve-mndp.ts';
import { aScanRequest, readScan } from '../../../test/support/a-scan-request.ts';
import { parseDeviceExclusion } from '../../domain/device-exclusion.ts';
import { discoverHost } from '../discovery/discover-host.ts';
import { readIpv4Neighbours } from '../discovery/read-neighbours.ts';
import { scanTargets } from '../scan-targets.ts';
import { hearDatagrams } from '../sockets/hear-datagrams.ts';

vi.mock('../discovery/discover-host.ts', () => ({ discoverHost: vi.fn() }));
vi.mock('../discovery/read-neighbours.ts', () => ({
  readIpv4Neighbours: vi.fn(),
  readIpv6Neighbours: vi.fn(),
}));
vi.mock('../discovery/on-link-networks.ts', () => ({ onLinkTest: () => () => true }));
vi.mock('../sockets/hear-datagrams.ts', () => ({ hearDatagrams: vi.fn() }));
afterEach(() => {
  for (const mock of [discoverHost, readIpv4Neighbours, hearDatagrams]) vi.mocked(mock).mockReset();
});

const loud = '127.7.22.1';
const silent = '127.7.22.2';
const announced = '48:A9:8A:00:00:01';
const byArp = '02:00:00:00:00:22';

/** A scan of two addresses of the own segment; the loud one is heard in the midst of it. */
async function scan({ arp, exclude }: { arp: Record<string, string>; exclude?: string }) {
  const asked: string[] = [];
  let isHeard = false;
  vi.mocked(hearDatagrams).mockResolvedValue({
    from: (address) => (isHeard && address === loud ? announceMndp(aRouter()) : undefined),
    close: () => undefined,
  });
  const table = new Map<string, string>();
  vi.mocked(readIpv4Neighbours).mockImplementation(async () => new Map(table));
  vi.mocked(discoverHost).mockImplementation(async (address) => {
    asked.push(address);
    const isAgain = asked.indexOf(address) < asked.length - 1;
    if (isAgain && arp[address] !== undefined) {
      table.set(address, arp[address]);
      // As long as a table counts as fresh.
      await pause(250);
    }
    if (address === silent) isHeard = true;
    return table.has(address) ? { by: 'neighbour_table' } : 'absent';
  });
  const excluded = parseDeviceExclusion(exclude ?? '');
  const request = aScanRequest({ targets: ['127.7.22.1-2'], ports: '1' });
  const whole = { ...request, excludedDevices: excluded === undefined ? [] : [excluded] };
  return { asked, ...(await readScan(scanTargets(whole, { clock: systemClock }))) };
}

describe('an announcement from an address of the own segment that was silent', () => {
  it('has that address, and no other, asked once more before the end', async () => {
    const { asked, hosts, end } = await scan({ arp: { [loud]: byArp } });
    expect(asked).toEqual([loud, silent, loud]);
    expect(hosts).toMatchObject([{ ipAddress: loud, discoveredBy: 'neighbour_table', macAddress: byArp }]);
    expect(hosts[0]?.services).toMatchObject([
      { port: 5678, identity: { extra: { mac_address: announced } } },
    ]);
    expect(end).toMatchObject({ addressesWithoutAnswer: 1, excludedDevices: 0, partialReasons: [] });
  });

  it('makes no host where ARP finds nobody', async () => {
    const { hosts, end } = await scan({ arp: {} });
    expect(hosts).toEqual([]);
    expect(end).toMatchObject({ addressesWithoutAnswer: 2 });
  });

  it.each([
    ['announced', announced],
    ['in the neighbour table', byArp],
  ])('keeps the device unasked where the MAC %s is excluded', async (_where, mac) => {
    const { hosts, end } = await scan({ arp: { [loud]: byArp }, exclude: `mac:${mac}` });
    expect(hosts).toEqual([]);
    expect(end).toMatchObject({ addressesWithoutAnswer: 1, excludedDevices: 1 });
  });
});

describe('the MAC that a device announces', () => {
  it('is not taken for its own where the neighbour table has none', async () => {
    vi.mocked(hearDatagrams).mockResolvedValue({
      from: () => announceMndp(aRouter()),
      close: () => undefined,
    });
    vi.mocked(readIpv4Neighbours).mockResolvedValue(new Map());
    vi.mocked(discoverHost).mockResolvedValue({ by: 'tcp_refused' });
    const request = aScanRequest({ targets: [loud], ports: '1' });
    const { hosts } = await readScan(scanTargets(request, { clock: systemClock }));
    expect(hosts).toMatchObject([{ ipAddress: loud, macAddress: null, manufacturer: null }]);
    expect(hosts[0]?.services).toMatchObject([{ identity: { extra: { mac_address: announced } } }]);
  });
});
