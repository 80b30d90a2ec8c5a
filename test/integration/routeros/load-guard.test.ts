import { afterEach, describe, expect, it } from 'vitest';
import type { RouterLoadReport } from '../../../src/domain/router-report.ts';
import { routerLoadReader } from '../../../src/scanning/routeros/router-load-reader.ts';
import { scanTargets } from '../../../src/scanning/scan-targets.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { aRouter } from '../../lab/routeros/router-model.ts';
import {
  startRouter,
  type RouterChannelName,
  type SimulatedRouter,
} from '../../lab/routeros/start-router.ts';
import { aScanRequest } from '../../support/a-scan-request.ts';
import { aRouterLogin, readingOptions } from './a-router-login.ts';

const limits = { cpuPercent: 75, connectionsPercent: 80, pollEveryMs: 50 };
let router: SimulatedRouter;
afterEach(async () => router.close());

async function reader(channel: RouterChannelName, source: 'routeros_rest' | 'routeros_api' | 'snmp') {
  router = await startRouter(aRouter(), { [channel]: 0 });
  const port = router.ports[channel] ?? 0;
  return routerLoadReader(aRouterLogin(router), { source, port }, readingOptions().scope);
}

describe.each([
  ['rest', 'routeros_rest'],
  ['apiTls', 'routeros_api'],
  ['api', 'routeros_api'],
  ['snmp', 'snmp'],
] as const)('the load of a router over %s', (channel, source) => {
  it('is asked for again and again by questions alone', async () => {
    const loads = await reader(channel, source);
    const read = async () => loads.read(AbortSignal.timeout(5000));
    expect(await read()).toMatchObject({ cpuPercent: 7 });
    router.become({ cpuLoad: 83 });
    expect(await read()).toMatchObject({ cpuPercent: 83 });
    if (source !== 'snmp')
      expect(await read()).toMatchObject({ connections: 431, maxConnections: 1_048_576 });
    loads.close();
    const logins = router.received.filter(({ command }) => command === '/login');
    expect(logins).toHaveLength(source === 'routeros_api' ? 1 : 0);
    for (const { command } of router.received) {
      expect(command).toMatch(/^(?:\/login$|\/[a-z/-]+\/print |GET |0xa[05] )/u);
    }
  });

  it('is not told by a router that is gone, and that is no error', async () => {
    const loads = await reader(channel, source);
    expect(await loads.read(AbortSignal.timeout(5000))).toBeDefined();
    await router.close();
    expect(await loads.read(AbortSignal.timeout(1000))).toBeUndefined();
    loads.close();
    router = await startRouter(aRouter(), {});
  });
});

describe('a scan through a router', () => {
  async function scan(read: () => number): Promise<{ ms: number; load: RouterLoadReport | undefined }> {
    const startedAt = performance.now();
    const request = aScanRequest({
      targets: ['127.9.8.1'],
      ports: '20000-20999',
      limits: { ratePerSecond: 2000, ratePerSecondPerHost: 0 },
      assumeAlive: true,
    });
    const load = {
      limits,
      read: async () => ({ cpuPercent: read(), connections: null, maxConnections: null }),
    };
    let told: RouterLoadReport | undefined;
    for await (const event of scanTargets(request, { clock: systemClock, load })) {
      if (event.type === 'end') told = event.routerLoad;
    }
    return { ms: performance.now() - startedAt, load: told };
  }

  it('goes as it may while the router has nothing to do', async () => {
    router = await startRouter(aRouter(), {});
    const { ms, load } = await scan(() => 10);
    expect(ms).toBeLessThan(1500);
    expect(load).toMatchObject({ slowedMs: 0, pausedMs: 0, highestCpuPercent: 10, failedPolls: 0 });
  });

  it('goes slower when it is busy', async () => {
    router = await startRouter(aRouter(), {});
    const { ms, load } = await scan(() => 80);
    expect(ms).toBeGreaterThan(1600);
    expect(load).toMatchObject({ pausedMs: 0, highestCpuPercent: 80 });
    expect(load?.slowedMs).toBeGreaterThan(1400);
  });

  it('waits when it is exhausted, and goes on afterwards', async () => {
    router = await startRouter(aRouter(), {});
    const startedAt = performance.now();
    const { ms, load } = await scan(() => (performance.now() - startedAt < 1500 ? 100 : 20));
    expect(load?.pausedMs).toBeGreaterThan(1200);
    expect(ms).toBeGreaterThan(1500);
    expect(ms).toBeLessThan(6000);
  });
});
