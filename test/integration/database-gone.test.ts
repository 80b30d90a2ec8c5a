import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { keepRunning } from '../support/a-kept-process.ts';
import { aFreePort, aPostgresServer, postgresPrograms } from '../support/a-postgres-server.ts';
import { someLoopbackHosts } from '../support/some-loopback-hosts.ts';
import { askService, untilScanEnds } from '../support/ask-service.ts';

const programs = postgresPrograms();
const token = 'a-token-for-what-is-gone-a-while-1';
const goneMs = 60_000;
const addresses = Array.from({ length: 8 }, (_, index) => `127.94.0.${index + 1}`);
const cleanUp: (() => Promise<void> | void)[] = [];

interface ScanAnswer {
  readonly status: string;
  readonly hosts_scanned: number;
  readonly sites: readonly { readonly hosts: readonly { readonly ip_address: string }[] }[];
}

afterAll(async () => {
  for (const one of cleanUp.toReversed()) await one();
});

// It does nothing but wait: other files run meanwhile.
describe.skipIf(programs === undefined)(
  'a database that is gone for a minute (needs the programs of PostgreSQL in /usr/lib/postgresql)',
  () => {
    it('ends no process and loses no scan that is under way', { timeout: 300_000 }, async () => {
      const database = await aPostgresServer(programs ?? '');
      cleanUp.push(() => database.dispose());
      const hosts = await someLoopbackHosts(addresses);
      cleanUp.push(() => hosts.close());
      const folder = mkdtempSync(join(tmpdir(), 'sitewarden-gone-'));
      cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
      const port = await aFreePort();
      const settings = {
        DATABASE_URL: database.url,
        SITEWARDEN_DATA_DIR: folder,
        SITEWARDEN_PORT: String(port),
        SITEWARDEN_ADMIN_TOKEN: token,
        SITEWARDEN_RATE_LIMIT: '0',
        SITEWARDEN_PORTS: `${hosts.port},1-12`,
        SITEWARDEN_SCAN_RATE: '20',
      };
      const processes = [keepRunning('api', settings), keepRunning('worker', settings)];
      for (const one of processes) cleanUp.push(() => one.end());
      const address = `http://127.0.0.1:${port}`;
      const ready = async (): Promise<number> =>
        fetch(`${address}/readyz`).then(
          ({ status }) => status,
          () => 0,
        );
      await expect.poll(ready, { timeout: 60_000 }).toBe(200);

      const ask = askService(address, token);
      const site = (await ask('/v1/sites', { name: 'Office', networks: ['127.94.0.0/28'] })) as {
        id: string;
      };
      const { scan_id: scanId } = (await ask('/v1/scans', { site_id: site.id, targets: addresses })) as {
        scan_id: string;
      };
      const status = async (): Promise<string> => ((await ask(`/v1/scans/${scanId}`)) as ScanAnswer).status;
      await expect.poll(status, { timeout: 30_000 }).toBe('running');
      await wait(1500);
      expect(await status()).toBe('running');

      await database.kill();
      const backAt = performance.now() + goneMs;
      await expect.poll(ready, { timeout: 20_000 }).toBe(503);
      await wait(backAt - performance.now());
      expect(await ready()).toBe(503);
      await database.start();
      await expect.poll(ready, { timeout: 20_000 }).toBe(200);

      const scan = (await untilScanEnds(ask, scanId, 120_000)) as ScanAnswer;
      expect(scan).toMatchObject({ status: 'finished', hosts_scanned: addresses.length });
      expect(scan.sites.flatMap((part) => part.hosts.map((host) => host.ip_address)).sort()).toEqual(
        addresses,
      );
      expect(processes.map((one) => one.starts())).toEqual([1, 1]);
    });
  },
);
