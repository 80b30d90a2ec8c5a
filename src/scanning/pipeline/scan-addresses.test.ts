import { afterEach, describe, expect, it, vi } from 'vitest';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { systemClock } from '../../support/clock.ts';
import { aScanRequest, readScan } from '../../../test/support/a-scan-request.ts';
import { discoverHost } from '../discovery/discover-host.ts';
import { identifyService } from '../fingerprint/identify-service.ts';
import { scanTargets } from '../scan-targets.ts';

vi.mock('../discovery/discover-host.ts', () => ({ discoverHost: vi.fn() }));
vi.mock('../fingerprint/identify-service.ts', () => ({ identifyService: vi.fn() }));
afterEach(() => {
  vi.mocked(discoverHost).mockReset();
  vi.mocked(identifyService).mockReset();
});

const snmp = { port: 161, transport: 'udp', identity: unknownIdentity, tls: null } as const;

describe('a host that no TCP port gives away', () => {
  it('is found by its answer where only UDP ports are wanted', async () => {
    vi.mocked(identifyService).mockImplementation(async ({ address, port }) =>
      address === '127.7.21.2' && port === 161 ? { ...snmp, banner: null, observation: null } : undefined,
    );
    const request = aScanRequest({ targets: ['127.7.21.1-3'], ports: 'U:53,161' });
    const { hosts, end } = await readScan(scanTargets(request, { clock: systemClock }));
    expect(hosts).toMatchObject([
      { ipAddress: '127.7.21.2', discoveredBy: 'udp_reply', services: [{ port: 161, transport: 'udp' }] },
    ]);
    expect(end).toMatchObject({ addressesWithoutAnswer: 2, partialReasons: [] });
  });

  it('costs no datagram where TCP ports are wanted as well', async () => {
    const request = aScanRequest({ targets: ['127.7.21.4'], ports: 'T:22,U:161' });
    const { hosts } = await readScan(scanTargets(request, { clock: systemClock }));
    expect(hosts).toEqual([]);
    expect(identifyService).not.toHaveBeenCalled();
  });
});

describe('a fault of ours in one host', () => {
  it('ends the scan with an error only after the other hosts were told', async () => {
    vi.mocked(discoverHost).mockResolvedValue({ by: 'tcp_refused' });
    const clock = { now: vi.fn(() => new Date()) };
    clock.now.mockImplementationOnce(() => {
      throw new Error('broken clock');
    });
    const request = aScanRequest({ targets: ['127.7.21.5-7'], ports: '1' });
    const told: string[] = [];
    const reading = (async () => {
      for await (const event of scanTargets(request, { clock })) told.push(event.type);
    })();
    await expect(reading).rejects.toThrow('broken clock');
    expect(told.filter((type) => type === 'host')).toHaveLength(2);
  });
});
