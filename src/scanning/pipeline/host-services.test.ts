import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ScanLimits } from '../../domain/scan-request.ts';
import { unknownIdentity } from '../../domain/service-identity.ts';
import { scopeOf } from '../../domain/scope.ts';
import { systemClock } from '../../support/clock.ts';
import { identifyService, type IdentifyOptions } from '../fingerprint/identify-service.ts';
import { defaultLimits } from '../scan-limits.ts';
import { HostServices } from './host-services.ts';
import { createScanContext, type ScanContext } from './scan-context.ts';

vi.mock('../fingerprint/identify-service.ts', () => ({ identifyService: vi.fn() }));
const identify = vi.mocked(identifyService);
afterEach(() => identify.mockReset());

const address = '192.168.88.1';
const signal = new AbortController().signal;

async function aContext(limits: Partial<ScanLimits> = {}): Promise<ScanContext> {
  const request = {
    addresses: [address],
    scope: scopeOf([address])!,
    ports: { tcp: [], udp: [] },
    limits: { ...defaultLimits, ...limits },
    assumeAlive: true,
  };
  return createScanContext(request, systemClock, signal);
}

function anOpenPort(port: number): Awaited<ReturnType<typeof identifyService>> {
  return { port, transport: 'tcp', identity: unknownIdentity, tls: null, banner: null, observation: null };
}

describe('the services of one host', () => {
  it('are listed and the host is partial when identification breaks', async () => {
    identify.mockImplementation(async ({ port }) => {
      if (port === 23) throw new Error('a fault of ours');
      return anOpenPort(port);
    });
    const services = new HostServices(await aContext(), address, signal);
    for (const port of [80, 23, 22]) services.begin(port, 'tcp');
    expect((await services.all()).map(({ port }) => port)).toEqual([22, 23, 80]);
    expect(services.partialReasons).toEqual(['identification_failed']);
  });

  it('say so as well when identification never comes back', async () => {
    identify.mockImplementation(async () => new Promise(() => undefined));
    const services = new HostServices(
      await aContext({ identifyTimeoutMs: 10, ratePerSecond: 0 }),
      address,
      signal,
    );
    services.begin(80, 'tcp');
    expect(await services.all()).toHaveLength(1);
    expect(services.partialReasons).toEqual(['identification_failed']);
  });

  it('of a host that accepts everything are all listed, and talked to a few at a time and not for ever', async () => {
    let running = 0;
    let most = 0;
    identify.mockImplementation(async ({ port }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return anOpenPort(port);
    });
    const services = new HostServices(await aContext(), address, signal);
    for (let port = 1; port <= 65_535; port += 1) services.begin(port, 'tcp');
    expect(await services.all()).toHaveLength(65_535);
    expect(services.partialReasons).toEqual(['too_many_open_ports']);
    expect(identify.mock.calls.length).toBeLessThanOrEqual(1024);
    // Eight connections each, sixty-four at once to one host.
    expect(most).toBe(8);
  });

  it('get the packets of their rate before their time is over, however low it is', async () => {
    const packets = 8;
    identify.mockImplementation(async ({ port }, { spend, signal: end }: IdentifyOptions) => {
      for (let packet = 0; packet < packets; packet += 1) await spend?.();
      if (end?.aborted === true) return undefined;
      return anOpenPort(port);
    });
    const context = await aContext({ ratePerSecond: 40, identifyTimeoutMs: 2000 });
    const services = new HostServices(context, address, signal);
    for (const port of [1, 2, 3]) services.begin(port, 'tcp');
    expect(await services.all()).toHaveLength(3);
    expect(context.tally.packetsSent).toBe(24);
  });

  it('lose nothing while the scan waits for the router', async () => {
    identify.mockImplementation(async ({ port }, { spend, signal: end }: IdentifyOptions) => {
      for (let packet = 0; packet < 8; packet += 1) await spend?.();
      return end?.aborted === true ? undefined : anOpenPort(port);
    });
    const context = await aContext({ ratePerSecond: 100, identifyTimeoutMs: 50, ratePerSecondPerHost: 0 });
    const go = (pace: 'paused' | 'full'): void => {
      context.time.setPace(pace);
      context.budget.setPace(pace);
    };
    go('paused');
    const services = new HostServices(context, address, signal);
    services.begin(22, 'tcp');
    setTimeout(() => go('full'), 1500);
    expect(await services.all()).toHaveLength(1);
    expect(services.partialReasons).toEqual([]);
    expect(context.tally.packetsSent).toBe(8);
  });
});
